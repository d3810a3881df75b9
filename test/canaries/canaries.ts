import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import type { Canary } from './scanner.js';

/**
 * Every secret of the sandbox: the keys, the proxies' passwords, and what the gateway's subscriptions hold
 * besides. The sandbox has the same ones wherever it starts, so a search for them covers every test.
 */
export async function sandboxCanaries(): Promise<readonly Canary[]> {
  const sandbox = await startSandbox();
  try {
    return [...(await canariesOf(sandbox)), await signUpKey(sandbox)];
  } finally {
    await sandbox.stop();
  }
}

/** The secrets of a sandbox as they are now: what was bought or changed there has new ones. */
export async function canariesOf(sandbox: Sandbox): Promise<readonly Canary[]> {
  const found = [...keys(sandbox), ...passwords(sandbox), ...(await gatewaySecrets(sandbox))];
  return [...new Map(found.map((canary) => [canary.value, canary])).values()];
}

/** The key that the first sign-up is given. */
async function signUpKey({ accounts }: Sandbox): Promise<Canary> {
  const iploop = accounts.find(({ provider }) => provider === 'iploop');
  const answer = await fetch(`${iploop?.baseUrl ?? ''}/api/auth/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'me@example.com', password: 'long enough' }),
  });
  const { api_key: value } = (await answer.json()) as { readonly api_key: string };
  return { name: 'the API key of a sign-up at iploop', value };
}

function keys({ keys: all }: Sandbox): readonly Canary[] {
  return Object.entries(all).flatMap(([provider, byName]) =>
    Object.entries(byName as Readonly<Record<string, string>>).map(([name, value]) => ({
      name: `the API key "${name}" of ${provider}`,
      value,
    })),
  );
}

function passwords({ proxies }: Sandbox): readonly Canary[] {
  return proxies
    .working()
    .flatMap(({ provider, user = '', password }) =>
      password === undefined
        ? []
        : [{ name: `the proxy password of ${provider}'s ${user}`, value: password }],
    );
}

/** What `op=subscriptions` answers with, as far as it is secret (contracts: gateway, "User subscriptions"). */
interface SubscriptionSecrets {
  readonly label: string;
  readonly credentials: { readonly password: string };
  readonly protocols: { readonly vless?: string };
  readonly rotate: { readonly rotatePath: string | null };
}

async function gatewaySecrets({ accounts }: Sandbox): Promise<readonly Canary[]> {
  const gateway = accounts.find(({ provider }) => provider === 'gateway');
  const answer = await fetch(`${gateway?.baseUrl ?? ''}/api/proxy?op=subscriptions`, {
    headers: { 'x-api-key': gateway?.key ?? '' },
  });
  const { subscriptions } = (await answer.json()) as {
    readonly subscriptions: readonly SubscriptionSecrets[];
  };
  return subscriptions.flatMap(({ label, credentials, protocols, rotate }) => {
    const vlessId = /^vless:\/\/([^@]+)@/.exec(protocols.vless ?? '')?.[1];
    const rotateToken = rotate.rotatePath?.replace('/r/', '');
    return [
      { name: `the proxy password of ${label}`, value: credentials.password },
      ...(vlessId === undefined ? [] : [{ name: `the VLESS id of ${label}`, value: vlessId }]),
      ...(rotateToken === undefined ? [] : [{ name: `the rotate link of ${label}`, value: rotateToken }]),
    ];
  });
}
