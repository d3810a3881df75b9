// Checks a list with the same probes, each slot held until its check ends, as most engines do it.
import { startProbe } from '../../../src/check/probe/startProbe.js';
import { planOf, quantile } from './plan.js';

async function main(): Promise<void> {
  const { list, judges, limits } = planOf(process.argv.slice(2));
  const [judge] = judges;
  if (judge === undefined) {
    return;
  }
  const startedMs = performance.now();
  const foundMs: number[] = [];
  let next = 0;
  const check = (row: number) =>
    new Promise<boolean>((resolve) => {
      const probe = startProbe(list.address(row), judge.target, ({ verdict }) => {
        clearTimeout(timer);
        resolve(verdict === 'live');
      });
      const timer = setTimeout(() => {
        probe.expire();
      }, limits.timeoutMs);
    });
  const slot = async () => {
    while (next < list.count) {
      next += 1;
      if (await check(next - 1)) {
        foundMs.push(performance.now() - startedMs);
      }
    }
  };
  await Promise.all(Array.from({ length: limits.concurrency }, slot));
  const wallMs = performance.now() - startedMs;
  process.stdout.write(JSON.stringify({ live: foundMs.length, wallMs, foundMs: quantile(foundMs, 0.95) }));
}

void main();
