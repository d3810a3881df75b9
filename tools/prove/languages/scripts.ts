import { importsFirst } from './harness.js';
import type { Harness } from './harness.js';

export const shell: Harness = {
  languages: ['shellscript'],
  packages: ['bash', 'curl', 'wget', 'git'],
  fileName: 'main.sh',
  // curl and git are told of no authority for the TLS to a proxy
  readsSystemAuthorities: true,
  program: importsFirst,
  run: () => [{ program: 'bash', args: ['-e', 'main.sh'] }],
  check: () => [{ program: 'bash', args: ['-n', 'main.sh'] }],
};

export const fish: Harness = {
  languages: ['fish'],
  packages: ['fish', 'curl', 'git'],
  fileName: 'main.fish',
  readsSystemAuthorities: true,
  program: importsFirst,
  run: () => [{ program: 'fish', args: ['main.fish'] }],
  check: () => [{ program: 'fish', args: ['--no-execute', 'main.fish'] }],
};

export const makefile: Harness = {
  languages: ['makefile'],
  packages: ['make', 'curl'],
  fileName: 'Makefile',
  readsSystemAuthorities: true,
  program: ({ code, target }) => `${code}\n\nall:\n\tcurl --silent --show-error ${target}\n`,
  run: () => [{ program: 'make', args: [] }],
  check: () => [{ program: 'make', args: ['--dry-run'] }],
};

export const php: Harness = {
  languages: ['php'],
  packages: ['php-cli', 'php-curl'],
  fileName: 'main.php',
  program: (snippet) => `<?php\n${importsFirst(snippet).replace(/^<\?php\n/, '')}`,
  run: ({ authority }) => [
    {
      program: 'php',
      args: ['-d', `curl.cainfo=${authority}`, '-d', `openssl.cafile=${authority}`, 'main.php'],
    },
  ],
  check: () => [{ program: 'php', args: ['-l', 'main.php'] }],
};

export const ruby: Harness = {
  languages: ['ruby'],
  packages: ['ruby'],
  fileName: 'main.rb',
  program: importsFirst,
  run: () => [{ program: 'ruby', args: ['main.rb'] }],
  check: () => [{ program: 'ruby', args: ['-c', 'main.rb'] }],
};

export const perl: Harness = {
  languages: ['perl'],
  packages: ['perl', 'libwww-perl', 'liblwp-protocol-https-perl'],
  fileName: 'main.pl',
  program: importsFirst,
  run: () => [{ program: 'perl', args: ['main.pl'] }],
  check: () => [{ program: 'perl', args: ['-c', 'main.pl'] }],
};
