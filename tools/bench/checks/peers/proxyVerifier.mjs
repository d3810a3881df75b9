import { promisify } from 'node:util';
import verifier from 'proxy-verifier';
import { checkAll } from './allOf.mjs';

const test = promisify(verifier.test);

await checkAll(async ({ hostname, port, username, password }, judgeUrl) => {
  const login = username === '' ? {} : { auth: `${username}:${password}` };
  const proxy = { ipAddress: hostname, port: Number(port), protocol: 'http', ...login };
  const { ok } = await test(proxy, {
    testUrl: judgeUrl,
    testFn: (/** @type {{ ip?: string }} */ data) => {
      if (typeof data.ip !== 'string') {
        throw new Error('no judge');
      }
    },
    requestOptions: { timeout: 10_000 },
  });
  return ok;
});
