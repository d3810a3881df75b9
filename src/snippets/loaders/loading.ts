import type { LookedAt } from '../detect/sightings.js';
import { packageNamed, type ProjectPackage } from '../detect/packages.js';
import { shellQuoted } from '../quoting.js';
import type { Loader } from './loader.js';
import { LOADERS } from './loaders.js';

/** Who loads `.env` for a file. */
export interface Loading {
  /** What does it already: a line of the file, or something that does it by itself. */
  readonly by?: Loader;
  /** What could do it, without what does: first those whose package is there, then those that need none. */
  readonly offers: readonly Loader[];
}

/** What loads `.env` for this document, and what could, in a project that asks for these packages. */
export function loadingOf(document: LookedAt, packages: readonly ProjectPackage[]): Loading {
  const path = document.fileName.replaceAll('\\', '/');
  const lines = document.text.split(/\r?\n/).filter((line) => !COMMENT.test(line));
  const fitting = LOADERS.filter(
    ({ languages, files }) => languages.includes(document.languageId) && (files?.test(path) ?? true),
  );
  const isThere = (loader: Loader): boolean =>
    loader.packages?.some(({ ecosystem, name }) => packageNamed(packages, ecosystem, name)) ?? false;
  const by = fitting.find((loader) =>
    loader.way.kind === 'automatic'
      ? loader.packages === undefined || isThere(loader)
      : lines.some((line) => loader.seen?.test(line)),
  );
  const effort = (loader: Loader): number => (isThere(loader) ? 0 : loader.packages === undefined ? 1 : 2);
  return {
    ...(by && { by }),
    offers: fitting
      .filter((loader) => loader !== by && loader.way.kind !== 'automatic')
      .toSorted((left, right) => effort(left) - effort(right)),
  };
}

/** How to start a file, where the loader is a command; the file's path as a shell takes it. */
export function startCommand({ way }: Loader, file: string): string | undefined {
  const quoted = /^[\w./-]+$/.test(file) ? file : `'${shellQuoted(file)}'`;
  return way.kind === 'command' ? way.command(quoted) : undefined;
}

const COMMENT = /^\s*(?:\/\/|#|\*)/;
