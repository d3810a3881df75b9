import assert from 'node:assert/strict';
import type { CapabilitySet } from '../../src/core/capabilities.js';
import { isProviderError, type ErrorKind, type ProviderErrorDetails } from '../../src/core/errors.js';
import { accountAt } from './account.js';
import { Replay } from './replay.js';
import { sampleText } from './table.js';

interface DocumentedError {
  readonly status: number;
  readonly meaning: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const { signal } = new AbortController();

function documentedErrors(provider: string): readonly DocumentedError[] {
  return JSON.parse(sampleText(`${provider}/errors.json`)) as readonly DocumentedError[];
}

describe("a provider's own words of refusal", () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  async function refused(
    provider: string,
    { status, headers = {}, body }: Omit<DocumentedError, 'meaning'>,
    read: (account: CapabilitySet) => Promise<unknown> | undefined,
  ): Promise<ProviderErrorDetails> {
    server.reply = { status, headers, body: body === undefined ? '' : JSON.stringify(body) };
    const error: unknown = await read(accountAt(provider, server.origin))?.catch((reason: unknown) => reason);
    assert.ok(isProviderError(error), String(error));
    return error.details;
  }

  describe('1001proxy', () => {
    const KINDS: Readonly<Record<string, ErrorKind>> = {
      VALIDATION_ERROR: 'invalidRequest',
      INVALID_TYPE: 'invalidRequest',
      INVALID_CURRENCY: 'invalidRequest',
      UNAUTHORIZED: 'unauthorized',
      INVALID_API_KEY: 'unauthorized',
      INSUFFICIENT_FUNDS: 'insufficientFunds',
      BANNED: 'forbidden',
      UNVERIFIED: 'forbidden',
      NOT_FOUND: 'notFound',
      NOT_PROVISIONED: 'conflict',
      RATE_LIMITED: 'rateLimited',
      SERVER_ERROR: 'serverError',
      UPSTREAM_ERROR: 'serverError',
    };

    const refusal = (code: unknown, details?: object) => ({
      success: false,
      error: { message: 'No', code, details },
    });

    it('has a kind for every documented code', async () => {
      const documented = documentedErrors('1001proxy');
      const codes = documented.map(({ body }) => (body as { error: { code: string } }).error.code);
      assert.deepEqual(codes.sort(), Object.keys(KINDS).sort());
      for (const error of documented) {
        const details = await refused('1001proxy', error, (account) => account.usage?.read(signal));
        assert.equal(details.kind, KINDS[details.code ?? ''], error.meaning);
        assert.equal(details.status, error.status);
        assert.ok(details.providerMessage);
      }
    });

    it('is decided by the code, not by the status', async () => {
      for (const [code, kind] of Object.entries(KINDS)) {
        const details = await refused('1001proxy', { status: 418, body: refusal(code) }, (account) =>
          account.usage?.read(signal),
        );
        assert.equal(details.kind, kind);
      }
    });

    it('tells the amounts of a 402 as they were printed', async () => {
      const amounts = async (required: unknown, available: unknown) => {
        const body = refusal('INSUFFICIENT_FUNDS', { required, available });
        const details = await refused('1001proxy', { status: 402, body }, (account) =>
          account.usage?.read(signal),
        );
        return [details.required, details.available];
      };
      assert.deepEqual(await amounts(6.25, '3.10'), ['6.25', '3.10']);
      assert.deepEqual(await amounts(null, '1,299.00'), [undefined, undefined]);
    });

    it('goes by the status where the code is unknown or odd', async () => {
      for (const code of ['TEAPOT', 'constructor', 7, null, { a: 1 }]) {
        const details = await refused('1001proxy', { status: 403, body: refusal(code) }, (account) =>
          account.usage?.read(signal),
        );
        assert.equal(details.kind, 'forbidden');
        assert.equal(details.code, code === 'TEAPOT' ? 'TEAPOT' : undefined);
      }
    });
  });

  describe('checker', () => {
    it('shows the message of every documented error', async () => {
      for (const error of documentedErrors('checker')) {
        const details = await refused('checker', error, (account) => account.jobs?.one('j1', signal));
        assert.equal(details.providerMessage, 'message', error.meaning);
      }
    });

    it('names what a forbidden call needed', async () => {
      const forbidden = { status: 403, body: { error: 'Forbidden' } };
      const needs = async (read: Parameters<typeof refused>[2]) =>
        (await refused('checker', forbidden, read)).detail;
      assert.equal(
        await needs((account) => account.publicProxies?.page({ page: 1 }, signal)),
        'api.proxies.read',
      );
      assert.equal(
        await needs((account) => account.premiumProxies?.page({ page: 1 }, signal)),
        'api.premium.proxies.read',
      );
      assert.equal(await needs((account) => account.jobs?.one('j1', signal)), 'api.jobs.read');
    });
  });

  describe('ipswamp', () => {
    it('shows the message of both forms, and takes a 403 for no more than that', async () => {
      const found = [];
      for (const error of documentedErrors('ipswamp')) {
        const details = await refused('ipswamp', error, (account) =>
          account.ipLookup?.lookUp('8.8.8.8', signal),
        );
        found.push([details.kind, details.providerMessage]);
      }
      assert.deepEqual(found, [
        ['unauthorized', 'API key required...'],
        ['unauthorized', 'Valid API key required'],
        ['forbidden', 'Invalid API key'],
      ]);
    });
  });

  describe('gateway', () => {
    it('is shown where it is a short sentence', async () => {
      const message = async (body: unknown) =>
        (await refused('gateway', { status: 409, body }, (account) => account.plans?.all(signal)))
          .providerMessage;
      assert.equal(await message({ error: ' Sold out ' }), 'Sold out');
      assert.equal(await message({ ok: false, message: 'Sold out' }), 'Sold out');
      assert.equal(await message({ error: true, message: 'Sold out' }), 'Sold out');
      for (const body of [
        undefined,
        null,
        [],
        'Sold out',
        {},
        { error: '' },
        { error: {} },
        { error: 'x'.repeat(301) },
      ]) {
        assert.equal(await message(body), undefined);
      }
    });
  });
});
