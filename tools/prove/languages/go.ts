import path from 'node:path';
import { indented } from './harness.js';
import type { Harness, Snippet, Workshop } from './harness.js';

/** Debian's packages of Go libraries are sources below `/usr/share/gocode`. */
function environment({ cache }: Workshop): NodeJS.ProcessEnv {
  return {
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: path.join(cache, 'build'),
    CGO_ENABLED: '0',
  };
}

export const go: Harness = {
  languages: ['go'],
  packages: ['golang-go'],
  fileName: 'main.go',
  program: ({ imports, code }: Snippet) =>
    code.includes('func main()')
      ? ['package main', '', ...imports, '', code, ''].join('\n')
      : ['package main', '', ...imports, '', 'func main() {', indented(code, '\t'), '}', ''].join('\n'),
  run: (workshop) => [
    { program: 'go', args: ['build', '-o', 'main', 'main.go'], env: environment(workshop) },
    { program: './main', args: [] },
  ],
  check: (workshop) => [{ program: 'go', args: ['vet', 'main.go'], env: environment(workshop) }],
};
