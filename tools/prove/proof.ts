import { rmSync } from 'node:fs';
import type { ProxyScheme } from '../../src/core/proxy/endpoint.js';
import type { Client } from '../../src/snippets/catalogue/client.js';
import { render } from '../../src/snippets/render/render.js';
import type { Case } from './cases.js';
import { nameOfCase } from './cases.js';
import type { Harness } from './languages/harness.js';
import type { Outcome } from './programs.js';
import { checkProgram, keepFailure, newWorkshop, runProgram } from './runProgram.js';
import type { Runtime } from './runtimes.js';
import { pathOf, programsFolder } from './runtimes.js';
import type { Sighting, Stage } from './stage/stage.js';

/** Where every recipe's request goes. */
const TARGET = 'https://example.com/';

/** Why a run proves nothing; undefined where it proves that it went through the proxy. */
export function failureOf(
  { code, output }: Outcome,
  seen: readonly Sighting[],
  expected: { readonly via: string; readonly isSecure: boolean; readonly failsAfterwards?: boolean },
): string | undefined {
  const lastLine = output.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  const ended = `ended with ${code ?? 'a signal'}: ${lastLine}`;
  const stranger = seen.find(({ via }) => via !== expected.via);
  if (stranger) {
    return stranger.via === 'direct' ? 'came direct' : `came through ${stranger.via}`;
  }
  if (!seen.some(({ isSecure }) => isSecure === expected.isSecure)) {
    return `never came, ${ended}`;
  }
  return code === 0 || expected.failsAfterwards ? undefined : `came, but ${ended}`;
}

/** Why a run that had to be refused was not. */
function leakOf(seen: readonly Sighting[]): string | undefined {
  return seen[0] && `came by ${seen[0].via}, though its client was thought to refuse the password`;
}

let runs = 0;

/** Runs the case and answers why it failed, or undefined. The program of a failure and its output stay in `out/prove`. */
export async function failureOfCase(
  client: Client,
  runtime: Runtime,
  one: Case,
  stage: Stage,
): Promise<string | undefined> {
  runs += 1;
  const run = `run${runs}`;
  const workshop = {
    ...newWorkshop(runtime.harness, stage.certificates.authority, programsFolder(runtime)),
    // SOCKS4 carries addresses alone, so that its clients have to resolve names
    ...(urlSchemeOf(one) === 'socks4' && { hosts: stage.hosts }),
  };
  const { source, variables } = written(one, runtime.harness, stage.target(run, one.isSecure));
  const env = {
    PATH: pathOf(runtime),
    ...variables,
  };
  const outcome = await runProgram(runtime.harness, workshop, source, env);
  const seen = stage.seen(run);
  const failure = one.isRefused
    ? leakOf(seen)
    : failureOf(outcome, seen, {
        via: one.upstream.program,
        isSecure: one.isSecure,
        failsAfterwards: runtime.harness.failsAfterwards ?? false,
      });
  if (failure === undefined) {
    rmSync(workshop.folder, { recursive: true, force: true });
  } else {
    keepFailure(
      `${client.id} ${one.request.recipe.id} ${nameOfCase(one)}`,
      `${workshop.folder}\n\n${source}\n\n${JSON.stringify(variables)}\n\n${outcome.output}\n${failure}\n`,
    );
  }
  return failure;
}

/** Has the language's tool read the recipe; answers why it did not pass, or undefined. */
export async function failureOfCheck(runtime: Runtime, one: Case, stage: Stage): Promise<string | undefined> {
  const workshop = newWorkshop(runtime.harness, stage.certificates.authority, programsFolder(runtime));
  const { source, variables } = written(one, runtime.harness, TARGET);
  const { code, output } = await checkProgram(runtime.harness, workshop, source, variables);
  if (code !== 0) {
    return `is refused: ${output.trim().slice(0, 600)}`;
  }
  rmSync(workshop.folder, { recursive: true, force: true });
  return undefined;
}

function urlSchemeOf({ scheme, request }: Case): ProxyScheme {
  return request.recipe.urlScheme ?? scheme;
}

function written(
  one: Case,
  harness: Harness,
  target: string,
): { readonly source: string; readonly variables: NodeJS.ProcessEnv } {
  const { imports, text, variables } = render(one.request);
  return {
    source: harness.program({ imports, code: text.expose().replaceAll(TARGET, target), target }),
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value.expose()])),
  };
}
