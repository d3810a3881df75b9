// Runs inside the editor's extension host, and leaves in EGRESS_BENCH_FILE what 1,000 refreshes of the usage panel keep,
// and 100 panels that were opened and closed.
import { writeFileSync } from 'node:fs';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TO_USAGE } from '../../../src/protocol/usage.js';
import type { LoggedRequest, Sandbox } from '../../../src/sandbox/types.js';
import { FakePanel, FakePanels } from '../../../test/host/fakePanels.js';
import { EmbeddedSandbox, run as runCommand } from '../../../test/host/product.js';
import { until } from '../../../test/until.js';

const WARM_UP = 300;
const REFRESHES = 1000;
const PANELS = 100;
/** How many are between two looks at the heap. */
const STEP = 100;

/** The provider that states no limit, so that nothing waits; each refresh reads its subscriptions and its plans. */
const PROVIDER = 'gateway';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Called by the editor. */
export async function run(): Promise<void> {
  const panels = new FakePanels();
  const sandbox = await new EmbeddedSandbox().start();
  const label = sandbox.accounts.find(({ provider }) => provider === PROVIDER)?.label ?? '';
  const panel = await opened(panels);
  const refreshMany = async (count: number) => {
    for (let refresh = 0; refresh < count; refresh += 1) {
      await refreshed(panel, label);
    }
  };
  await refreshMany(WARM_UP);
  const timersBefore = timers();
  const functionsBefore = functions();
  const refreshBytes = await slope(sandbox, REFRESHES, refreshMany);
  const refreshFunctions = (functions() - functionsBefore) / REFRESHES;
  const timersAfter = timers();
  panel.dispose();
  const openMany = async (count: number) => {
    for (let each = 0; each < count; each += 1) {
      (await opened(panels)).dispose();
      panels.opened.length = 0;
    }
  };
  await openMany(STEP / 10);
  const functionsOfClosed = functions();
  const panelsBefore = queryObjects(FakePanel, { format: 'count' });
  const panelBytes = await slope(sandbox, PANELS, openMany);
  const panelFunctions = (functions() - functionsOfClosed) / PANELS;
  const panelsAfter = queryObjects(FakePanel, { format: 'count' });
  writeFileSync(
    process.env['EGRESS_BENCH_FILE'] ?? '',
    JSON.stringify({
      ...{ refreshBytes, refreshFunctions, timersBefore, timersAfter },
      ...{ panelBytes, panelFunctions, panelsBefore, panelsAfter },
    }),
  );
}

/** A panel whose page has been told all that is free. */
async function opened(panels: FakePanels): Promise<FakePanel> {
  await runCommand('openUsage');
  const { last } = panels;
  last.says('ready', {});
  await until('the lists', () => accountsOf(last).filter(({ listsAt }) => listsAt !== undefined).length >= 2);
  await until('quiet', () => !accountsOf(last).some(({ isReading }) => isReading));
  return last;
}

async function refreshed(panel: FakePanel, label: string): Promise<void> {
  const account = accountsOf(panel).find((each) => each.label === label);
  if (!account) {
    throw new Error(`the page was told of no ${label}`);
  }
  panel.told.length = 0;
  panel.says('refresh', { account: account.id });
  await until('the refresh', () =>
    accountsOf(panel).some(
      ({ id, isReading, listsAt }) => id === account.id && !isReading && listsAt !== account.listsAt,
    ),
  );
}

function accountsOf({ told }: FakePanel) {
  const envelope = told.findLast(({ name }) => name === 'accounts');
  return envelope ? TO_USAGE.accounts.parse(envelope.said).accounts : [];
}

/** Bytes that each of `count` keeps: the slope of the line that fits the heap best. */
async function slope(
  sandbox: Sandbox,
  count: number,
  runMany: (count: number) => Promise<void>,
): Promise<number> {
  const step = Math.max(1, Math.min(STEP, count / 10));
  const used = [usedBytes(sandbox)];
  for (let done = 0; done < count; done += step) {
    await runMany(step);
    used.push(usedBytes(sandbox));
  }
  const middle = (used.length - 1) / 2;
  const covariance = used.reduce((sum, bytes, at) => sum + (at - middle) * bytes, 0);
  const variance = used.reduce((sum, _bytes, at) => sum + (at - middle) ** 2, 0);
  return covariance / variance / step;
}

/** What is in use once what nobody holds is gone; the sandbox's own log of requests is not the product's. */
function usedBytes({ requests }: Sandbox): number {
  (requests as LoggedRequest[]).length = 0;
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Every function that somebody holds. Who listens, to VS Code or to ours, is one, so that a listener which stays is counted. */
function functions(): number {
  return queryObjects(Function, { format: 'count' });
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
