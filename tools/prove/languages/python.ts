import { importsFirst } from './harness.js';
import type { Harness } from './harness.js';

/** Debian's own: its packages are not in the reach of another that stands earlier on the PATH. */
export const PYTHON = '/usr/bin/python3';

export const python: Harness = {
  languages: ['python'],
  packages: ['python3'],
  fileName: 'main.py',
  program: importsFirst,
  run: () => [{ program: PYTHON, args: ['main.py'] }],
  check: () => [{ program: PYTHON, args: ['-m', 'py_compile', 'main.py'] }],
};
