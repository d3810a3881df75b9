// Runs a part of the seeds in a process of its own, and tells of each run.
import { runSeeds, type Listener } from './campaign.js';

/** What a shard says. */
export type Told =
  | { readonly verdict: Parameters<Listener['onVerdict']>[0] }
  | { readonly seed: number; readonly error: string };

function tell(told: Told): void {
  process.send?.(told);
}

process.once('message', (order: { readonly seeds: readonly number[]; readonly lanes: number }) => {
  void runSeeds(order.seeds, order.lanes, {
    onVerdict: (verdict) => {
      tell({ verdict });
    },
    onFailure: (seed, error) => {
      tell({ seed, error });
    },
  }).then(() => {
    process.disconnect();
  });
});
