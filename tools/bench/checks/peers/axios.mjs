import axios from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { checkAll } from './allOf.mjs';

await checkAll(async (proxy, judgeUrl) => {
  const agent = new HttpsProxyAgent(proxy);
  try {
    const { data } = await axios.get(judgeUrl, {
      proxy: false,
      httpAgent: agent,
      signal: AbortSignal.timeout(10_000),
    });
    return typeof data.ip === 'string';
  } catch {
    return false;
  }
});
