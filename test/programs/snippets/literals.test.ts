import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { referenceFor } from '../../../src/snippets/references.js';
import { betweenQuotes, literals, TEXTS } from '../../unit/snippets/texts.js';
import { describeWith, output } from './interpreters.js';

describe('literals', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-literals-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const fileWith = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('are read back by JavaScript, in all three quotes', () => {
    const program = (expressions: string[]): string => `console.log(JSON.stringify([${expressions.join()}]))`;
    for (const expressions of [
      literals('javascript'),
      ...['"', "'", '`'].map((q) => betweenQuotes('javascript', q)),
    ]) {
      assert.deepEqual(JSON.parse(output('node', ['-'], program(expressions))), TEXTS);
    }
  });

  describeWith('python3', 'of Python', () => {
    it('are read back, in f-strings too', () => {
      const forms = [['"'], ["'"], ['"""'], ["'''"], ['"', 'f'], ["'", 'f']] as const;
      const lists = [
        literals('python'),
        ...forms.map(([quote, prefix]) => betweenQuotes('python', quote, prefix)),
      ];
      const program = `import json\nprint(json.dumps([${lists.map((items) => `[${items.join()}]`).join()}]))`;
      assert.deepEqual(
        JSON.parse(output('python3', ['-'], program)),
        lists.map(() => TEXTS),
      );
    });
  });

  describeWith('bash', 'of a shell', () => {
    it('are read back', () => {
      for (const items of [
        literals('shellscript'),
        betweenQuotes('shellscript', "'"),
        betweenQuotes('shellscript', '"'),
      ]) {
        assert.deepEqual(
          output('bash', ['-s'], `printf '%s\\n' ${items.join(' ')}`)
            .split('\n')
            .slice(0, -1),
          TEXTS,
        );
      }
    });
  });

  describeWith('perl', 'of Perl', () => {
    it('are read back', () => {
      for (const items of [literals('perl'), betweenQuotes('perl', '"')]) {
        assert.deepEqual(
          output('perl', ['-'], `print "$_\\n" for (${items.join()});`).split('\n').slice(0, -1),
          TEXTS,
        );
      }
    });
  });

  describeWith('ruby', 'of Ruby', () => {
    it('are read back', () => {
      for (const items of [literals('ruby'), betweenQuotes('ruby', '"')]) {
        assert.deepEqual(output('ruby', ['-'], `puts [${items.join()}]`).split('\n').slice(0, -1), TEXTS);
      }
    });
  });

  describeWith('php', 'of PHP', () => {
    it('are read back', () => {
      for (const items of [literals('php'), betweenQuotes('php', '"')]) {
        assert.deepEqual(JSON.parse(output('php', [], `<?php echo json_encode([${items.join()}]);`)), TEXTS);
      }
    });
  });

  describeWith('rustc', 'of Rust', () => {
    it('are read back', function () {
      this.timeout(60_000);
      const program = `fn main() { for s in [${literals('rust').join()}] { println!("{}", s); } let _ = ${referenceFor('rust', '', 'PATH').text}; }`;
      const binary = path.join(folder, 'main');
      output('rustc', ['-o', binary, fileWith('main.rs', program)]);
      assert.deepEqual(output(binary, []).split('\n').slice(0, -1), TEXTS);
    });
  });
});

describe('references', () => {
  const environment = { PROXY_URL: 'http://u:p%40@h:80' };
  const cases: [command: string, languageId: string, program: (reference: string) => string][] = [
    ['node', 'javascript', (reference) => `console.log(${reference})`],
    ['python3', 'python', (reference) => `import os\nprint(${reference})`],
    ['bash', 'shellscript', (reference) => `printf '%s\\n' ${reference}`],
    ['perl', 'perl', (reference) => `print ${reference}, "\\n"`],
    ['ruby', 'ruby', (reference) => `puts ${reference}`],
    ['php', 'php', (reference) => `<?php echo ${reference}, "\\n";`],
  ];
  for (const [command, languageId, program] of cases) {
    describeWith(command, `of ${languageId}`, () => {
      it('read the variable', () => {
        const { text } = referenceFor(languageId, '', 'PROXY_URL');
        const args = command === 'bash' ? ['-s'] : command === 'php' ? [] : ['-'];
        assert.equal(output(command, args, program(text), environment), `${environment.PROXY_URL}\n`);
      });
    });
  }
});
