import type { CheckPlan } from './plan.js';
import type { EnginePorts } from './ports.js';
import type { JudgeBench } from './judgeBench.js';
import type { Ledger } from './ledger.js';
import type { RowQueue } from './rowQueue.js';

/** What a phase works on; the same for each phase of one run. */
export interface MassWork {
  readonly plan: CheckPlan;
  readonly ports: EnginePorts;
  readonly ledger: Ledger;
  readonly queue: RowQueue;
  readonly judges: JudgeBench;
}
