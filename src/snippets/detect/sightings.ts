import type { Client } from '../catalogue/client.js';
import { packageNamed, type ProjectPackage } from './packages.js';

/** A client that a file may use, and what speaks for it. */
export interface Sighting {
  readonly client: Client;
  /**
   * `imported` in the text; `file`, the client is about such files; `declared` by a manifest; `language`, it is
   * written in this one; `none`.
   */
  readonly why: 'imported' | 'file' | 'declared' | 'language' | 'none';
  /** The file that asks for its package: `package.json`. */
  readonly manifest?: string;
  /** The version of its package, as far as that is known. */
  readonly version?: string;
}

/** The text that asks, with its place. */
export interface LookedAt {
  readonly languageId: string;
  /** The file's path; `/` or `\` parts it. */
  readonly fileName: string;
  readonly text: string;
}

const FAMILIES: Readonly<Record<string, string>> = {
  javascriptreact: 'javascript',
  typescriptreact: 'typescript',
  vue: 'javascript',
  svelte: 'javascript',
  astro: 'typescript',
};

/** The language whose clients a document of this one uses. */
export function languageFamily(languageId: string): string {
  return FAMILIES[languageId] ?? languageId;
}

const ORDER: Readonly<Record<Sighting['why'], number>> = {
  imported: 0,
  file: 1,
  declared: 2,
  language: 3,
  none: 4,
};

/** Every client, those first that this file most likely uses; else in the order they were given. */
export function sightings(
  clients: readonly Client[],
  document: LookedAt,
  packages: readonly ProjectPackage[],
): readonly Sighting[] {
  const lines = linesOf(document.text);
  const path = document.fileName.replaceAll('\\', '/');
  return clients
    .map((client): Sighting => {
      const declared = (client.seen.packages ?? [])
        .map(({ ecosystem, name }) => packageNamed(packages, ecosystem, name))
        .find((found) => found !== undefined);
      const isOfLanguage = client.languages.includes(document.languageId);
      const { imports, files } = client.seen;
      const why =
        isOfLanguage && imports !== undefined && lines.some((line) => imports.test(line))
          ? 'imported'
          : isOfLanguage && files?.test(path) === true
            ? 'file'
            : isOfLanguage && declared !== undefined
              ? 'declared'
              : isOfLanguage && files === undefined
                ? 'language'
                : 'none';
      return {
        client,
        why,
        ...(declared && { manifest: declared.manifest }),
        ...(declared?.version !== undefined && { version: declared.version }),
      };
    })
    .sort((left, right) => ORDER[left.why] - ORDER[right.why]);
}

/** Code reads nothing so long in one line, and a minified file is one line. */
const LONGEST_LINE = 400;

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.length <= LONGEST_LINE);
}
