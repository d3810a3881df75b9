/** What a call answers, before a fault alters it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

const CONTENT_TYPES = {
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

export type FileFormat = keyof typeof CONTENT_TYPES;

export function isFileFormat(word: string): word is FileFormat {
  return Object.hasOwn(CONTENT_TYPES, word);
}

/** A file to save, named by the provider. */
export function attachment(name: string, format: FileFormat, body: string): Reply {
  return {
    status: 200,
    headers: {
      'content-type': CONTENT_TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
    body,
  };
}
