import type { OrderRequest } from './inventory.js';
import type { Money } from './money.js';
import type { Permit } from './permit.js';
import type { Secret } from './secret.js';

/**
 * Everything that changes something at a provider, as plain data without secrets: what a person
 * confirms, what the journal keeps and what is sent.
 */
export interface Effects {
  readonly purchase: {
    readonly planId: string;
    /** How many subscriptions. */
    readonly quantity: number;
    /** Multiplies how long each lasts, and its price. */
    readonly repeatCount: number;
    readonly couponCode?: string;
  };
  readonly renew: {
    readonly subscriptionId: string;
    readonly planId: string;
    readonly repeatCount: number;
    readonly couponCode?: string;
  };
  readonly trial: { readonly planId: string };
  readonly changeCredentials: { readonly subscriptionId: string };
  /** 0 is off. */
  readonly setRotationPolicy: { readonly subscriptionId: string; readonly rotationMinutes: number };
  readonly switchNetwork: { readonly subscriptionId: string; readonly networkId: string };
  readonly rotateNow: { readonly subscriptionId: string };
  readonly createOrder: OrderRequest;
  readonly extendOrder: {
    readonly orderId: string;
    readonly periodId: number;
    /** All of the order's proxies without it. */
    readonly proxyIds?: readonly string[];
  };
  readonly createDepositAddress: { readonly currency: string };
  /** The permit's payload is the password. */
  readonly signUp: { readonly email: string };
  /** The permit's payload is the list, one proxy a line. */
  readonly submitCheck: { readonly lineCount: number; readonly includeAnonymity: boolean };
}

/** The minutes between two automatic rotations that a gateway takes (gateway: "Set auto-rotation policy"). */
export const ROTATION_MINUTES: readonly number[] = [0, 5, 10, 15, 30, 60];

export type EffectKind = keyof Effects;

/** An effect that knows its kind. */
export type Effect = {
  readonly [K in EffectKind]: { readonly kind: K; readonly of: Effects[K] };
}[EffectKind];

export const EFFECT_KINDS = [
  'purchase',
  'renew',
  'trial',
  'changeCredentials',
  'setRotationPolicy',
  'switchNetwork',
  'rotateNow',
  'createOrder',
  'extendOrder',
  'createDepositAddress',
  'signUp',
  'submitCheck',
] as const satisfies readonly EffectKind[];

/** What a provider answered to an effect that it carried out. */
export interface Receipt {
  /** Ids of what was made or changed: of subscriptions, an order, a job; a currency's code for an address. */
  readonly refs: readonly string[];
  /** What it says it charged. */
  readonly charged?: Money;
  /** The key of a new account, where the answer to a sign-up holds one. */
  readonly key?: Secret;
}

/** Sends one kind of effect. Rejects with a `ProviderError`, or with `DryRun` where the permit only shows. */
export interface Sender<K extends EffectKind> {
  send(effect: Effects[K], permit: Permit): Promise<Receipt>;
}

/** The effects that an account can have, one member each. */
export type EffectCapabilities = { readonly [K in EffectKind]: Sender<K> };
