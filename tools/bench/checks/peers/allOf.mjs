// @ts-check
import { readFileSync } from 'node:fs';

/**
 * Checks every line of a list, so many at once, as most programs do it: one loop for each slot. Prints what it cost.
 * @param {(proxy: URL, judgeUrl: string) => Promise<boolean>} isLive
 */
export async function checkAll(isLive) {
  const [listFile = '', judgeUrl = '', atOnce = '500'] = process.argv.slice(2);
  const proxies = readFileSync(listFile, 'utf8').split('\n');
  const before = process.cpuUsage();
  const startedMs = performance.now();
  /** @type {number[]} */
  const foundMs = [];
  let next = 0;
  const slot = async () => {
    for (let proxy = proxies[next]; proxy !== undefined; proxy = proxies[next]) {
      next += 1;
      if (await isLive(new URL(proxy), judgeUrl)) {
        foundMs.push(performance.now() - startedMs);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, slot));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    JSON.stringify({
      live: foundMs.length,
      wallMs: performance.now() - startedMs,
      foundMs: foundMs[Math.floor(foundMs.length * 0.95)],
      cpuUs: (user + system) / proxies.length,
    }),
    () => process.exit(),
  );
}
