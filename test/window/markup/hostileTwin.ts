import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxAccount } from '../../../src/sandbox/types.js';

/** As many rows as there are payloads, so that each field of a row has been each of them. */
const ROWS = 500;

/** What has to stay as it is for an answer to be taken at all: ids, addresses, credentials, amounts, times. */
const KEPT_NAMES =
  /^(id|\w+Id|uid|currency|proxy_norm|proxy_endpoint|ip|login|password|username|http|socks5|vless|shadowsocks|rotatePath|apiKey|balance|\w+At|\w+_at|\w*[uU]ntil|timestamp)$/;

/** The members by which rows of a list are told apart, and what keeps them so. */
const ID_NAMES = ['id', 'subscriptionId', 'currency'];

/** The lists that a person can scroll through; others stay as long as they are. */
const LIST_NAMES = /^(subscriptions|plans|networks|data|items)$/;

const OF_THE_CONNECTION: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

export interface HostileTwin {
  /** The account, at an address whose answers are full of payloads. */
  readonly account: SandboxAccount;
  /** From now on calls are refused with these texts, each in its turn; without any they are answered again. */
  refuseWith(texts: readonly string[]): void;
  /** How many calls were refused since the texts were given. */
  readonly refusals: number;
  stop(): void;
}

/** A server before one of the sandbox's that puts payloads in the place of every text that it answers. */
export async function hostileTwin(
  account: SandboxAccount,
  payloads: readonly string[],
): Promise<HostileTwin> {
  const { origin, pathname } = new URL(account.baseUrl);
  let turn = 0;
  let refusing: readonly string[] = [];
  let refusals = 0;

  function rewritten(value: unknown, name: string, place: number): unknown {
    if (Array.isArray(value)) {
      const rows: readonly unknown[] = LIST_NAMES.test(name) && isRow(value[0]) ? repeated(value) : value;
      return rows.map((row, index) => rewritten(row, name, place + index));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, each], index) => [key, rewritten(each, key, place + index * 7)]),
      );
    }
    return typeof value === 'string' && !KEPT_NAMES.test(name) ? payloads[place % payloads.length] : value;
  }

  const server = http.createServer((request, response) => {
    void answer(request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers).end(body);
      },
      () => response.destroy(),
    );
  });

  async function answer(request: http.IncomingMessage) {
    const refusal = refusing[refusals % refusing.length];
    if (refusal !== undefined) {
      refusals += 1;
      const said = { error: refusal, message: refusal, statusMessage: refusal };
      const body = JSON.stringify(
        account.provider === '1001proxy' ? { success: false, error: { ...said, code: 'BANNED' } } : said,
      );
      return { status: 403, headers: { 'content-type': 'application/json' }, body };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const real = await fetch(`${origin}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !OF_THE_CONNECTION.has(name) ? [[name, value]] : [],
      ),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const text = await real.text();
    const type = real.headers.get('content-type') ?? 'text/plain';
    const body = type.includes('json') ? JSON.stringify(rewritten(JSON.parse(text), '', (turn += 1))) : text;
    return { status: real.status, headers: { 'content-type': type }, body };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    account: { ...account, baseUrl: `http://127.0.0.1:${port}${pathname === '/' ? '' : pathname}` },
    refuseWith(texts) {
      refusing = texts;
      refusals = 0;
    },
    get refusals() {
      return refusals;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ID_NAMES.some((name) => name in value);
}

/** The row with the most texts over and over until there are as many as payloads, each with an id of its own. */
function repeated(rows: readonly unknown[]): readonly unknown[] {
  const texts = (row: unknown) =>
    Object.values(row as object).filter((value) => typeof value === 'string').length;
  const fullest = rows.reduce((best, row) => (texts(row) > texts(best) ? row : best)) as Record<
    string,
    unknown
  >;
  const name = ID_NAMES.find((each) => each in fullest) ?? 'id';
  return Array.from({ length: ROWS }, (_, index) => ({
    ...fullest,
    [name]: `${String(fullest[name])}${index}`,
  }));
}
