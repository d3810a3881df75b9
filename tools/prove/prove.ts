import type { Client, Recipe } from '../../src/snippets/catalogue/client.js';
import { inLanes } from '../lanes.mjs';
import { installPackages } from '../needs.mjs';
import { casesOf, nameOfCase } from './cases.js';
import { missingDebianPackages } from './debian.js';
import type { Harness } from './languages/harness.js';
import { NPM_SETS, installNpmSet } from './npmSets.js';
import { failureOfCase, failureOfCheck } from './proof.js';
import type { Result } from './report.js';
import { table } from './report.js';
import { newWorkshop, prepare } from './runProgram.js';
import { harnessOf, runtimesOf } from './runtimes.js';
import type { Stage } from './stage/stage.js';
import { withUpstreams } from './stage/stage.js';
import { UPSTREAM_PACKAGES } from './stage/upstreams.js';

const LANES = 2;

/** Installs what the clients' programs and the proxies are in. */
export async function install(clients: readonly Client[]): Promise<void> {
  const packages = harnessesOf(clients).flatMap((harness) => harness.packages);
  const missing = missingDebianPackages([...new Set([...UPSTREAM_PACKAGES, ...packages])]);
  if (missing.length > 0) {
    process.stdout.write(`installing ${missing.join(' ')}\n`);
    await installPackages(missing);
  }
  for (const set of NPM_SETS) {
    await installNpmSet(set);
  }
}

/** Runs or checks every recipe of the clients, and shows the table as it grows. */
export async function proved(clients: readonly Client[]): Promise<readonly Result[]> {
  return withUpstreams(async (stage) => {
    for (const harness of harnessesOf(clients)) {
      await prepare(harness, newWorkshop(harness, stage.certificates.authority));
    }
    const entries = clients.flatMap((client) => client.recipes.map((recipe) => ({ client, recipe })));
    return inLanes(
      LANES,
      entries.map(({ client, recipe }) => async (say: (text: string) => void) => {
        const result = await resultOf(client, recipe, stage);
        say(table(result));
        return result;
      }),
    );
  });
}

/** Those of their languages, each once. */
function harnessesOf(clients: readonly Client[]): readonly Harness[] {
  const all = clients.flatMap((client) =>
    client.languages.flatMap((languageId) => harnessOf(client, languageId) ?? []),
  );
  return [
    ...new Map(all.map((harness) => [`${harness.fileName} ${harness.packages.join()}`, harness])).values(),
  ];
}

/** Runs all that shows the recipe to work, or has it read by its language's tool, or leaves it alone. */
async function resultOf(client: Client, recipe: Recipe, stage: Stage): Promise<Result> {
  const entry = { client, recipe };
  if (recipe.proof === 'documented') {
    return { ...entry, state: 'skipped', cases: [] };
  }
  const cases: Result['cases'][number][] = [];
  for (const languageId of client.languages) {
    const wanted = casesOf(client, recipe, languageId, stage);
    for (const runtime of recipe.proof === 'run' ? runtimesOf(client, recipe, languageId) : []) {
      for (const one of runtime.harness.run ? wanted : []) {
        const failure = await orError(failureOfCase(client, runtime, one, stage));
        const name = [nameOfCase(one), languageId, runtime.version].filter(Boolean).join(', ');
        cases.push({ case: one, name, ...(failure !== undefined && { failure }) });
      }
    }
  }
  if (cases.length > 0) {
    return {
      ...entry,
      state: cases.some(({ failure }) => failure !== undefined) ? 'failed' : 'proven',
      cases,
    };
  }
  return { ...entry, ...(await checked(client, recipe, stage)) };
}

async function checked(
  client: Client,
  recipe: Recipe,
  stage: Stage,
): Promise<Pick<Result, 'state' | 'cases'>> {
  const [languageId = ''] = client.languages;
  const [runtime] = runtimesOf(client, recipe, languageId);
  const harness = harnessOf(client, languageId);
  if (!harness?.check) {
    return { state: 'skipped', cases: [] };
  }
  const cases: Result['cases'][number][] = [];
  for (const one of casesOf(client, recipe, languageId, stage)) {
    const failure = await orError(failureOfCheck(runtime ?? { harness }, one, stage));
    cases.push({ case: one, name: nameOfCase(one), ...(failure !== undefined && { failure }) });
  }
  return { state: cases.some(({ failure }) => failure !== undefined) ? 'failed' : 'typeChecked', cases };
}

/** A recipe that cannot be written down has failed like one that does not run. */
async function orError(failure: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await failure;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
