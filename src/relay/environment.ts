/** What a program is told so that it goes through a proxy. */
export interface ProxyEnvironment {
  readonly [name: string]: string;
}

/** The name that a relay's clients give with the token. */
export const RELAY_USER = 'egress';

/** `http://egress:TOKEN@127.0.0.1:PORT`, or without the login where no token is demanded. */
export function relayUrl({
  port,
  token,
}: {
  readonly port: number;
  readonly token: string | undefined;
}): string {
  return `http://${token === undefined ? '' : `${RELAY_USER}:${token}@`}127.0.0.1:${port}`;
}
