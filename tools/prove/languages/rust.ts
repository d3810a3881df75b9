import path from 'node:path';
import { indented } from './harness.js';
import type { Harness, Step, Workshop } from './harness.js';

/** Debian's own: its crates are made for it, and older than another on the PATH may like. */
const CARGO = '/usr/bin/cargo';

/** Debian's crates are a directory that stands in for the registry. */
const CONFIGURATION = `[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
`;

const environment = ({ cache }: Workshop) => ({
  CARGO_TARGET_DIR: path.join(cache, 'target'),
  RUSTC: '/usr/bin/rustc',
});

/** The crates that a program may name, each with what Cargo.toml says of it. */
const CRATES: Readonly<Record<string, string>> = {
  reqwest: '{ version = "*", features = ["blocking"] }',
  ureq: '{ version = "*", features = ["socks-proxy"] }',
  tokio: '{ version = "*", features = ["macros", "rt-multi-thread"] }',
  url: '"*"',
  percent_encoding: '{ version = "*", package = "percent-encoding" }',
};

function manifest(source: string): string {
  const used = Object.entries(CRATES).filter(([name]) => source.includes(`${name}::`));
  return `[package]
name = "main"
version = "0.0.0"
edition = "2021"
[[bin]]
name = "main"
path = "main.rs"
[dependencies]
${used.map(([name, wanted]) => `${name} = ${wanted}`).join('\n')}
`;
}

function inMain(code: string): readonly string[] {
  const isAsynchronous = code.includes('.await');
  return [
    ...(isAsynchronous ? ['#[tokio::main]'] : []),
    `${isAsynchronous ? 'async ' : ''}fn main() -> Result<(), Box<dyn std::error::Error>> {`,
    indented(code, '    '),
    '    Ok(())',
    '}',
  ];
}

/**
 * One at a time, since all programs are called main, and share what is built. A program that was written
 * while another was built would pass for that one, were it not touched.
 */
function cargo(workshop: Workshop, command: string): Step {
  return {
    program: 'flock',
    args: [path.join(workshop.cache, 'lock'), 'sh', '-c', `touch main.rs && ${CARGO} ${command}`],
    env: environment(workshop),
  };
}

export const rust: Harness = {
  languages: ['rust'],
  packages: ['cargo', 'librust-reqwest-dev', 'librust-tokio-dev', 'librust-ureq-dev'],
  fileName: 'main.rs',
  program: ({ imports, code }) =>
    [...imports, '', ...(/\bfn main\(/.test(code) ? [code] : inMain(code)), ''].join('\n'),
  files: (_, source) => ({ '.cargo/config.toml': CONFIGURATION, 'Cargo.toml': manifest(source) }),
  // the first build of a crate compiles all that it depends on
  deadlineMs: 600_000,
  run: (workshop) => [
    cargo(workshop, `build --quiet --offline && cp "$CARGO_TARGET_DIR/debug/main" .`),
    { program: './main', args: [] },
  ],
  check: (workshop) => [cargo(workshop, 'check --quiet --offline')],
};
