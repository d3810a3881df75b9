import { readFileSync } from 'node:fs';
import type { CapabilitySet } from '../../src/core/capabilities.js';
import type { EffectCapabilities, EffectKind, Receipt } from '../../src/core/effects.js';
import type { Permit } from '../../src/core/permit.js';
import type { ProviderId } from '../../src/sandbox/types.js';

/** What the documents say of one provider's calls: the suite runs over these and over the registry. */
export interface ProviderTable {
  readonly provider: ProviderId;
  /** The header that shows the key, e.g. `x-api-key`, and what stands before the key in it. */
  readonly keyHeader: readonly [name: string, prefix: string];
  readonly reads: readonly Read[];
  readonly downloads: readonly Download[];
  readonly changes: readonly Change[];
}

export interface DocumentedRequest {
  readonly endpoint: string;
  readonly method?: 'POST';
  /** Path and query below the base URL. */
  readonly url: string;
  readonly sent?: unknown;
  readonly isAnonymous?: boolean;
}

export interface Read extends DocumentedRequest {
  /** `capability.member`, e.g. `orders.page`. */
  readonly name: string;
  /** The documented answer, as a fixture's path. */
  readonly sample: string;
  readonly run: (account: CapabilitySet, signal: AbortSignal) => Promise<unknown> | undefined;
  /** What the sample means; a secret stands as `{ secret: value }`. */
  readonly mapped: unknown;
  /** Paths in the sample without which the answer is refused, naming them. */
  readonly essential: readonly string[];
  /** Paths that may be absent or null, but are refused when they hold something else. */
  readonly firm?: readonly string[];
  /** Set where a 401 is a finding rather than an error. */
  readonly reports401?: boolean;
}

export interface Download extends DocumentedRequest {
  readonly name: string;
  readonly sample: string;
  readonly run: (account: CapabilitySet, file: string, signal: AbortSignal) => Promise<void> | undefined;
}

export interface Change extends DocumentedRequest {
  readonly kind: EffectKind;
  readonly send: (account: Partial<EffectCapabilities>, permit: Permit) => Promise<Receipt> | undefined;
  /** What the permit brings along, e.g. a password: no text of ours may repeat it. */
  readonly payload?: string;
  /** The documents let it take an `Idempotency-Key`. */
  readonly isIdempotent?: boolean;
  /** The documented answer, as a fixture's path, or one for where the documents show none. */
  readonly answer: { readonly sample: string } | { readonly text: string };
  /** What it means; a secret stands as `{ secret: value }`. */
  readonly receipt: unknown;
  /** Paths in the sample without which nobody can tell that it was done. */
  readonly essential?: readonly string[];
  readonly firm?: readonly string[];
  /** What it reads before it asks for anything. */
  readonly reads?: { readonly endpoint: string; readonly url: string; readonly sample: string };
  /** What counts is the status alone. */
  readonly ignoresAnswer?: boolean;
}

export function answerOf({ answer }: Change): string {
  return 'text' in answer ? answer.text : sampleText(answer.sample);
}

const CONTRACTS = new URL('../fixtures/contracts/', import.meta.url);

export function sampleText(path: string): string {
  return readFileSync(new URL(path, CONTRACTS), 'utf8');
}
