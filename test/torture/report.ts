import { isSound, NOTHING, sum, type Figures } from './judgement.js';
import type { Listener } from './campaign.js';
import type { Verdict } from './run.js';

/** How often a long report tells how far it is. */
const PROGRESS = 500;

interface Row {
  readonly fault: string;
  readonly call: string;
  readonly runs: number;
  readonly figures: Figures;
  readonly endings: ReadonlyMap<string, number>;
}

/** Gathers verdicts as they come. */
export class Report implements Listener {
  readonly #rows = new Map<string, Row>();
  readonly #unsound: Verdict[] = [];
  readonly #failures: { readonly seed: number; readonly error: string }[] = [];

  onVerdict(verdict: Verdict): void {
    const { row, figures, endings } = verdict;
    const name = `${row.call}\t${row.fault}`;
    const known = this.#rows.get(name) ?? {
      ...row,
      runs: 0,
      figures: NOTHING,
      endings: new Map<string, number>(),
    };
    const counts = new Map(known.endings);
    for (const [ending, count] of Object.entries(endings)) {
      counts.set(ending, (counts.get(ending) ?? 0) + count);
    }
    this.#rows.set(name, {
      ...known,
      runs: known.runs + 1,
      figures: sum(known.figures, figures),
      endings: counts,
    });
    if (!isSound(figures)) {
      this.#unsound.push(verdict);
    }
    if (this.runs % PROGRESS === 0) {
      console.error(`${this.runs} runs, ${this.complaints().length} of them bad`);
    }
  }

  onFailure(seed: number, error: string): void {
    this.#failures.push({ seed, error });
  }

  get figures(): Figures {
    return [...this.#rows.values()].map(({ figures }) => figures).reduce(sum, NOTHING);
  }

  get runs(): number {
    return [...this.#rows.values()].reduce((count, { runs }) => count + runs, 0);
  }

  get isSound(): boolean {
    return isSound(this.figures) && this.#failures.length === 0;
  }

  /** Fault by call by outcome, with a column for each outcome met. */
  table(): string {
    const rows = [...this.#rows.values()].sort((left, right) =>
      `${left.fault} ${left.call}` < `${right.fault} ${right.call}` ? -1 : 1,
    );
    const endings = [...new Set(rows.flatMap((row) => [...row.endings.keys()]))].sort();
    const numbers = ['charges', 'intents', 'duplicates', 'lost', 'unknown', 'resolved'] as const;
    const shown = this.figures.phantom > 0 ? ([...numbers, 'phantom'] as const) : numbers;
    return laidOut([
      ['fault', 'call', 'runs', ...shown, ...endings],
      ...rows.map(({ fault, call, runs, figures, endings: counts }) => [
        fault,
        call,
        ...[
          runs,
          ...shown.map((name) => figures[name]),
          ...endings.map((ending) => counts.get(ending) ?? 0),
        ].map(blankZero),
      ]),
    ]);
  }

  /** How to see each bad run again. */
  complaints(): readonly string[] {
    return [
      ...this.#unsound.map(
        ({ seed, row, figures, endings }) =>
          `--only ${seed}: ${row.fault}, ${row.call}: ${JSON.stringify({ ...figures, endings })}`,
      ),
      ...this.#failures.map(({ seed, error }) => `--only ${seed}: ${error}`),
    ];
  }

  lastLine(): string {
    const { charges, intents, duplicates, lost, unknown, resolved } = this.figures;
    return JSON.stringify({ runs: this.runs, charges, intents, duplicates, lost, unknown, resolved });
  }
}

function blankZero(count: number): string {
  return count === 0 ? '·' : String(count);
}

/** Columns as wide as their widest cell; the first two are text, the others numbers. */
function laidOut(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
