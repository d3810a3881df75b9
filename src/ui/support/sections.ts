/** A part of a document to read; the first has no heading. */
export interface Section {
  readonly heading?: string;
  readonly lines: readonly string[];
}

const INDENT = '  ';

/** Sections below each other, what stands under a heading indented. */
export function sectionsText(sections: readonly Section[]): string {
  const parts = sections.map(({ heading, lines }) =>
    heading === undefined
      ? lines.join('\n')
      : [heading, ...lines.map((line) => (line === '' ? '' : INDENT + line))].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

export function bullets(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `• ${line}`);
}
