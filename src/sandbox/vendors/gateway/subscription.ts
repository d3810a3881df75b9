import { exitAddress } from '../../exits.js';
import { hash } from '../../random.js';
import type { Exit } from '../../types.js';
import { MINUTE } from '../../world.js';
import type { ConnectionType, Network } from './catalogue.js';

/** One rented connection, and everything that can change about it. */
export interface Subscription {
  readonly id: string;
  readonly number: number;
  readonly connectionType: ConnectionType;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly canRotate: boolean;
  readonly rotateToken: string;
  /** Which URIs are handed out. */
  readonly offers: ReadonlySet<'http' | 'socks5' | 'vless' | 'shadowsocks'>;
  readonly userNote?: string | null;
  password: string;
  vpn: string;
  network: Network;
  activeUntil: number;
  rotationMinutes: number;
  rotatingSince: number;
  /** How often the exit has changed, automatic rotation since `rotatingSince` not counted. */
  turns: number;
}

export function isActive({ activeUntil }: Subscription, now: number): boolean {
  return now < activeUntil;
}

export function networkLabel({ name, city }: Network): string {
  return `${name} ${city}`;
}

/** The few fields that a purchase answers with. */
export function briefView(subscription: Subscription, now: number): Record<string, unknown> {
  const { id, activeUntil, number, network, connectionType } = subscription;
  const type = connectionType === 'private' ? 'Private' : 'Shared';
  return {
    subscriptionId: id,
    status: isActive(subscription, now) ? 'active' : 'expired',
    activeUntil,
    label: `${number} - ${network.country} - ${type}`,
    networkLabel: networkLabel(network),
  };
}

export function fullView(subscription: Subscription, now: number): Record<string, unknown> {
  const { userNote, rotationMinutes, username, password, canRotate, rotateToken } = subscription;
  return {
    ...briefView(subscription, now),
    ...(userNote !== undefined && { userNote }),
    rotationPolicy: rotationMinutes,
    credentials: { username, password },
    protocols: protocolUris(subscription),
    rotate: canRotate
      ? { rotatePath: `/r/${rotateToken}`, available: true }
      : { rotatePath: null, available: false },
  };
}

function protocolUris({ username, password, host, port, vpn, number, offers }: Subscription) {
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  const shadowsocksLogin = Buffer.from(`chacha20-ietf-poly1305:${password}`).toString('base64url');
  return {
    ...(offers.has('http') && { http: `http://${login}@${host}:${port}` }),
    ...(offers.has('socks5') && { socks5: `socks5://${login}@${host}:${port}` }),
    ...(offers.has('vless') && {
      vless: `vless://${vpn}@${host}:${port}?encryption=none&type=tcp#sandbox-${number}`,
    }),
    ...(offers.has('shadowsocks') && {
      shadowsocks: `ss://${shadowsocksLogin}@${host}:${port}#sandbox-${number}`,
    }),
  };
}

/** Where the subscription's traffic leaves now. */
export function currentExit(subscription: Subscription, now: number): Exit {
  const { id, network, turns } = subscription;
  return {
    ip: exitAddress(id, turns + automaticTurns(subscription, now)),
    country: network.country,
    city: network.city,
  };
}

/** Sets the policy without moving the exit. */
export function setRotation(subscription: Subscription, minutes: number, now: number): void {
  subscription.turns += automaticTurns(subscription, now);
  subscription.rotationMinutes = minutes;
  subscription.rotatingSince = now;
}

function automaticTurns({ rotationMinutes, rotatingSince }: Subscription, now: number): number {
  return rotationMinutes === 0
    ? 0
    : Math.max(0, Math.floor((now - rotatingSince) / (rotationMinutes * MINUTE)));
}

/** A password that differs from the last, from the same stream for the same subscription. */
export function nextPassword({ id, password }: Subscription): string {
  return `p_${hash(id + password).toString(36)}`;
}
