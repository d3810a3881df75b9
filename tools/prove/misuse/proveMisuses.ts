import { rmSync } from 'node:fs';
import { percentEncode } from '../../../src/core/proxy/percent.js';
import { findMisuses, MISUSE_RULES, withEdits } from '../../../src/snippets/misuse/findMisuses.js';
import { installPackages } from '../../needs.mjs';
import { missingDebianPackages } from '../debian.js';
import type { Harness } from '../languages/harness.js';
import { harnessFor } from '../languages/languages.js';
import { installNpmSet, NPM_SETS } from '../npmSets.js';
import type { Outcome } from '../programs.js';
import { failureOf } from '../proof.js';
import { keepFailure, newWorkshop, prepare, runProgram } from '../runProgram.js';
import type { Runtime } from '../runtimes.js';
import { pathOf, programsFolder } from '../runtimes.js';
import { LOGINS } from '../stage/logins.js';
import type { Sighting, Stage } from '../stage/stage.js';
import { withUpstreams } from '../stage/stage.js';
import { UPSTREAM_PACKAGES } from '../stage/upstreams.js';
import type { Door } from './door.js';
import { openDoor } from './door.js';
import { JAVASCRIPT_PROOFS } from './javascriptProofs.js';
import type { MisuseProof, ProofProxy } from './misuseProof.js';
import { OTHER_PROOFS } from './otherProofs.js';
import { PYTHON_PROOFS } from './pythonProofs.js';

const MISUSE_PROOFS: readonly MisuseProof[] = [...PYTHON_PROOFS, ...JAVASCRIPT_PROOFS, ...OTHER_PROOFS];
/** Rules about something that no program does at run time, and what stands for a proof. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'dockerfile-credentials': 'the Docker documentation',
};

/** What came of one proof. */
export interface MisuseResult {
  readonly rule: string;
  /** Absent where nothing of the rule can be run. */
  readonly proof?: MisuseProof;
  readonly state: 'proven' | 'failed' | 'skipped';
  /** What stands for a proof, or why there is none. */
  readonly note?: string;
}

/** Installs what the proofs need beside what the catalogue does. */
export async function installForMisuses(): Promise<void> {
  const packages = MISUSE_PROOFS.flatMap((proof) => harnessOf(proof).packages);
  const missing = missingDebianPackages([...new Set([...UPSTREAM_PACKAGES, ...packages])]);
  if (missing.length > 0) {
    await installPackages(missing);
  }
  for (const set of NPM_SETS) {
    await installNpmSet(set);
  }
}

/** Runs wrong code, which has to go astray, and what its fix makes of it, which has to arrive; shows a table. */
export async function provedMisuses(): Promise<readonly MisuseResult[]> {
  return withUpstreams(async (stage) => {
    const [http, socks] = [stage.upstream('http', 'nasty'), stage.upstream('socks5', 'nasty')];
    if (!http || !socks) {
      throw new Error('there is no proxy of both kinds');
    }
    const door = await openDoor(http, socks);
    try {
      const results: MisuseResult[] = [];
      for (const [index, proof] of MISUSE_PROOFS.entries()) {
        results.push(await resultOf(proof, `misuse${index}`, door, stage));
      }
      const tried = new Set(MISUSE_PROOFS.map(({ rule }) => rule));
      for (const { id } of MISUSE_RULES.filter((rule) => !tried.has(rule.id))) {
        const source = DOCUMENTED[id];
        const [state, note] =
          source === undefined
            ? (['failed', 'nobody proves it'] as const)
            : (['skipped', `documented by ${source}`] as const);
        report(id, '', `${state}: ${note}`);
        results.push({ rule: id, state, note });
      }
      return results;
    } finally {
      await door.stop();
    }
  });
}

async function resultOf(proof: MisuseProof, run: string, door: Door, stage: Stage): Promise<MisuseResult> {
  const hindrance = proof.hindrance?.();
  if (hindrance !== undefined) {
    report(proof.rule, proof.languageId, `skipped: ${hindrance}`);
    return { rule: proof.rule, proof, state: 'skipped', note: `not run: ${hindrance}` };
  }
  const failure = await failureOfProof(proof, run, door, stage);
  report(
    proof.rule,
    proof.languageId,
    failure === undefined ? `${proof.wrong}, then through the proxy` : `failed: ${failure}`,
  );
  return {
    rule: proof.rule,
    proof,
    ...(failure === undefined ? { state: 'proven' } : { state: 'failed', note: `failed: ${failure}` }),
  };
}

async function failureOfProof(
  proof: MisuseProof,
  run: string,
  door: Door,
  stage: Stage,
): Promise<string | undefined> {
  const runtime = { harness: harnessOf(proof), ...npmSetOf(proof) };
  const port = proof.isSocksOnly ? stage.upstream('socks5', 'nasty') : door;
  const program = (name: string) => proof.program(proxyAt(port ?? door), stage.target(name, proof.isSecure));
  const [wrongRun, rightRun] = [`${run}wrong`, `${run}right`];
  const { LD_PRELOAD, NSS_WRAPPER_HOSTS } = stage.resolving;
  const linesBefore = door.requestLines.length;
  const resolving = proof.wrong === 'direct' ? { LD_PRELOAD, NSS_WRAPPER_HOSTS } : {};
  const wrong = await outcomeOf(runtime, program(wrongRun), resolving, stage);
  const lines = door.requestLines.slice(linesBefore);
  const surprise = surpriseOf(proof, wrong, stage.seen(wrongRun), lines);
  if (surprise !== undefined) {
    return kept(proof, `the wrong code ${surprise}`, program(wrongRun), wrong);
  }
  const source = program(rightRun);
  const document = { languageId: proof.languageId, fileName: runtime.harness.fileName, text: source };
  const [found, ...others] = findMisuses(document, () => proof.version);
  if (found?.rule.id !== proof.rule || !found.fix || others.length > 0) {
    return `the text is found to break ${[found, ...others].map((each) => each?.rule.id).join() || 'nothing'}`;
  }
  const fixed = withEdits(source, found.fix);
  const right = await outcomeOf(runtime, fixed, {}, stage);
  const seen = stage.seen(rightRun);
  const via = seen[0]?.via === 'microsocks' ? 'microsocks' : 'squid';
  const failure = failureOf(right, seen, { via, isSecure: proof.isSecure });
  return failure === undefined ? undefined : kept(proof, `the fixed code ${failure}`, fixed, right);
}

/** Why the run of wrong code is not what was expected of it. */
function surpriseOf(
  { wrong }: MisuseProof,
  { code, output }: Outcome,
  seen: readonly Sighting[],
  requestLines: readonly string[],
): string | undefined {
  const isDirect = seen.some(({ via }) => via === 'direct');
  const places = seen.map(({ via }) => via).join() || 'nobody';
  switch (wrong) {
    case 'direct':
      return isDirect ? undefined : `came through ${places}: ${output.slice(-300)}`;
    case 'fails':
      return seen.length === 0 ? undefined : `ended with ${code ?? 'a signal'} and came through ${places}`;
    case 'unencrypted':
      return requestLines.some((line) => /^[A-Z]+ https:\/\//.test(line))
        ? undefined
        : `sent the proxy ${requestLines.join('; ')}`;
  }
}

async function outcomeOf(
  runtime: Runtime,
  source: string,
  env: NodeJS.ProcessEnv,
  stage: Stage,
): Promise<Outcome> {
  const { harness } = runtime;
  const workshop = newWorkshop(harness, stage.certificates.authority, programsFolder(runtime));
  await prepare(harness, workshop);
  const outcome = await runProgram(harness, workshop, source, { PATH: pathOf(runtime), ...env });
  rmSync(workshop.folder, { recursive: true, force: true });
  return outcome;
}

function harnessOf({ languageId, packages = [], harness = {} }: MisuseProof): Harness {
  const common = harnessFor(languageId);
  if (!common) {
    throw new Error(`nothing runs ${languageId}`);
  }
  return { ...common, ...harness, packages: [...common.packages, ...packages] };
}

function npmSetOf({ npmSet }: MisuseProof): Pick<Runtime, 'npmSet'> {
  const set = NPM_SETS.find(({ name }) => name === npmSet);
  return set ? { npmSet: set } : {};
}

function proxyAt({ host, port }: Pick<Door, 'host' | 'port'>): ProofProxy {
  const { user, password } = LOGINS.nasty;
  const login = `${percentEncode(user)}:${percentEncode(password)}`;
  return { host, port, user, password, url: (scheme) => `${scheme}://${login}@${host}:${port}` };
}

function kept(
  { rule, languageId }: MisuseProof,
  failure: string,
  source: string,
  { output }: Outcome,
): string {
  keepFailure(`${rule} ${languageId}`, `${source}\n\n${output}\n${failure}\n`);
  return failure;
}

function report(rule: string, languageId: string, outcome: string): void {
  process.stdout.write(`${rule.padEnd(32)} ${languageId.padEnd(12)} ${outcome}\n`);
}
