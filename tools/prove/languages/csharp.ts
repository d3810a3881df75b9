import { indented } from './harness.js';
import type { Harness } from './harness.js';

/** Mono's compiler knows the interface of .NET, no statements outside of a method, and no Main that waits. */
export const csharp: Harness = {
  languages: ['csharp'],
  packages: ['mono-mcs', 'libmono-system-net-http4.0-cil', 'libmono-system-core4.0-cil'],
  fileName: 'main.cs',
  program: ({ imports, code }) =>
    [
      ...imports,
      '',
      'static class Program',
      '{',
      '    static async System.Threading.Tasks.Task Main()',
      '    {',
      indented(code, '        '),
      '    }',
      '}',
      '',
    ].join('\n'),
  check: () => [
    { program: 'mcs', args: ['-target:library', '-r:System.Net.Http', '-out:main.dll', 'main.cs'] },
  ],
};
