import { csharp } from './csharp.js';
import { DATA_HARNESSES } from './data.js';
import { go } from './go.js';
import type { Harness } from './harness.js';
import { javascript, typescript } from './javascript.js';
import { java, kotlin } from './jvm.js';
import { python } from './python.js';
import { rust } from './rust.js';
import { fish, makefile, perl, php, ruby, shell } from './scripts.js';

const HARNESSES: readonly Harness[] = [
  python,
  javascript,
  typescript,
  go,
  rust,
  java,
  kotlin,
  csharp,
  php,
  ruby,
  perl,
  shell,
  fish,
  makefile,
  ...DATA_HARNESSES,
];

/** What runs or checks programs of a language; undefined where nothing does. */
export function harnessFor(languageId: string): Harness | undefined {
  return HARNESSES.find(({ languages }) => languages.includes(languageId));
}
