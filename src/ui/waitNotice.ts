import * as l10n from '@vscode/l10n';
import type { ProviderInfo } from '../core/provider.js';

const SHORTEST_SHOWN_MS = 1000;

interface Wait {
  readonly provider: string;
  readonly reason: 'rateLimit' | 'retry';
  readonly untilMs: number;
}

/**
 * Says above the tree why nothing moves, for as long as a request waits; the "Loading…" row, or the row that is read,
 * can cancel it.
 */
export class WaitNotice {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly view: { message?: string | undefined },
    private readonly providers: readonly ProviderInfo[],
  ) {}

  show({ provider, reason, untilMs }: Wait): void {
    const leftMs = untilMs - Date.now();
    if (leftMs < SHORTEST_SHOWN_MS) {
      return;
    }
    const label = this.providers.find(({ id }) => id === provider)?.label ?? provider;
    const seconds = Math.ceil(leftMs / 1000);
    this.view.message =
      reason === 'rateLimit'
        ? l10n.t('{0} limits how often it is asked: waiting {1} s.', label, seconds)
        : l10n.t('{0} did not answer well: trying again in {1} s.', label, seconds);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.view.message = '';
    }, leftMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
