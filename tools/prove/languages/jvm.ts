import path from 'node:path';
import { indented } from './harness.js';
import type { Harness, Workshop } from './harness.js';

const PASSWORD = 'changeit';

/** Beside the authority, which is another in each run. */
const trustStore = ({ authority }: Workshop) => path.join(path.dirname(authority), 'trust.p12');

/** The JVM reads no PEM file: the authority goes into a store of its own. */
function importedAuthority(workshop: Workshop) {
  const store = trustStore(workshop);
  return [
    { program: 'rm', args: ['-f', store] },
    {
      program: 'keytool',
      args: [
        ...['-importcert', '-noprompt', '-alias', 'proof', '-file', workshop.authority],
        ...['-keystore', store, '-storetype', 'PKCS12', '-storepass', PASSWORD],
      ],
    },
  ];
}

const trusting = (workshop: Workshop) => [
  `-Djavax.net.ssl.trustStore=${trustStore(workshop)}`,
  `-Djavax.net.ssl.trustStorePassword=${PASSWORD}`,
];

const CLASSPATH = ['/usr/share/java/*', '.'].join(':');

export const java: Harness = {
  languages: ['java'],
  packages: ['default-jdk-headless'],
  fileName: 'Main.java',
  program: ({ imports, code }) =>
    /\bclass Main\b/.test(code)
      ? [...imports, '', code, ''].join('\n')
      : [
          ...imports,
          '',
          'public class Main {',
          '    public static void main(String[] args) throws Exception {',
          indented(code, '        '),
          '    }',
          '}',
          '',
        ].join('\n'),
  preparation: importedAuthority,
  run: (workshop) => [{ program: 'java', args: [...trusting(workshop), '-cp', CLASSPATH, 'Main.java'] }],
  check: () => [{ program: 'javac', args: ['-cp', CLASSPATH, '-d', 'classes', 'Main.java'] }],
};

export const kotlin: Harness = {
  languages: ['kotlin'],
  packages: ['kotlin', 'default-jdk-headless'],
  fileName: 'main.kt',
  program: ({ imports, code }) =>
    /\bfun main\(/.test(code)
      ? [...imports, '', code, ''].join('\n')
      : [...imports, '', 'fun main() {', indented(code, '    '), '}', ''].join('\n'),
  preparation: importedAuthority,
  run: (workshop) => [
    { program: 'kotlinc', args: ['-nowarn', '-cp', CLASSPATH, '-d', 'classes', 'main.kt'] },
    { program: 'kotlin', args: ['-cp', `classes:${CLASSPATH}`, ...trusting(workshop), 'MainKt'] },
  ],
  check: () => [{ program: 'kotlinc', args: ['-nowarn', '-cp', CLASSPATH, '-d', 'classes', 'main.kt'] }],
};
