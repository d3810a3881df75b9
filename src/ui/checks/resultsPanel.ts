import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ANONYMITIES, REASONS, VERDICTS } from '../../check/verdict.js';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import { iconSafe } from '../../core/plainText.js';
import { FROM_RESULTS, type Machine, type ResultsView, type TO_RESULTS } from '../../protocol/results.js';
import type { MessageHandlers } from '../../protocol/messages.js';
import { tellProblem } from '../commands/run.js';
import { pageHtml } from '../webviews/pageHtml.js';
import { PagePort } from '../webviews/pagePort.js';
import { checkAgain, copyRows, explainRow, insertRow, lookUpRow } from './resultsPanelActions.js';
import { type Comparison, comparisonOf } from './resultsPanelComparison.js';
import { ResultFrames } from './resultsPanelFrames.js';
import { machineOf, shownRun } from './resultsPanelRun.js';
import type { ResultsPorts } from './resultsPanels.js';
import type { OpenRun } from './runs.js';

/** Changes are told together, at most so often: more would not be seen. */
const TOLD_EVERY_MS = 100;

/** The page's bundle. */
const PAGE = 'results';

export interface ResultsPanelOptions extends ResultsPorts {
  readonly id: string;
  /** Rows taken out of the list; the panel adds to it. */
  readonly removed: Set<number>;
  /** How the page is arranged at first. */
  readonly view?: ResultsView;
  readonly onView: (view: ResultsView) => void;
}

/** One run's results beside the editors: tells the page what there is and what changes, and does what it asks for. */
export class ResultsPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #options: ResultsPanelOptions;
  readonly #port: PagePort<typeof TO_RESULTS, typeof FROM_RESULTS>;
  readonly #subscription: { dispose(): void };
  #view: ResultsView | undefined;
  #run: OpenRun | undefined;
  #machine: Promise<Machine> | undefined;
  #before: Promise<Comparison | undefined> | undefined;
  #frames: ResultFrames | undefined;
  #following: { dispose(): void } | undefined;
  #changed = new Set<number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(panel: vscode.WebviewPanel, options: ResultsPanelOptions) {
    this.#panel = panel;
    this.#options = options;
    this.#view = options.view;
    this.#port = new PagePort(panel, {
      messages: FROM_RESULTS,
      handlers: this.#handlers(),
      onDropped: (fault) => {
        options.context.log.warn(`results: dropped ${fault}`);
      },
      onFailed: (name, error) => {
        tellProblem(name, error, options.context);
      },
    });
    this.#subscription = options.runs.onDidChange((id) => {
      if (id === options.id) {
        void this.#reread();
      }
    });
    panel.webview.html = pageHtml(panel.webview, options.extensionUri, PAGE);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following?.dispose();
    this.#subscription.dispose();
    this.#port.dispose();
    this.#panel.dispose();
  }

  #handlers(): MessageHandlers<typeof FROM_RESULTS> {
    const { id, runs, context, exportRun, removed, onView } = this.#options;
    return {
      ready: () => this.#begin(),
      view: (view) => {
        this.#view = view;
        onView(view);
      },
      pause: () => {
        runs.pause(id);
      },
      resume: () => {
        runs.resume(id);
      },
      cancel: () => {
        runs.cancel(id);
      },
      export: async ({ kind, rows }) => {
        const run = await this.#opened();
        await exportRun(
          run,
          kind,
          rows === undefined && removed.size === 0 ? undefined : this.#kept(run, rows),
        );
      },
      again: async ({ rows }) => {
        const run = await this.#opened();
        await checkAgain(run, this.#kept(run, rows), context);
      },
      remove: async ({ rows }) => {
        for (const row of this.#kept(await this.#opened(), rows)) {
          removed.add(row);
        }
        this.#tellRemoved();
      },
      copy: async ({ rows }) => {
        const run = await this.#opened();
        await copyRows(run, this.#kept(run, rows), context);
      },
      insert: async ({ row }) => {
        const run = await this.#opened();
        for (const kept of this.#kept(run, [row])) {
          await insertRow(run, kept, context);
        }
      },
      lookUp: async ({ row }) => {
        const run = await this.#opened();
        for (const kept of this.#kept(run, [row])) {
          await lookUpRow(run, kept);
        }
      },
      explain: async ({ row }) => {
        const run = await this.#opened();
        for (const kept of this.#kept(run, [row])) {
          await explainRow(run, kept);
        }
      },
    };
  }

  /** A page stands that knows nothing yet. */
  async #begin(): Promise<void> {
    const { id, runs, removed } = this.#options;
    this.#port.send('hello', {
      id,
      language: vscode.env.language,
      words: {
        verdict: [...VERDICTS],
        reason: [...REASONS],
        scheme: [...PROXY_SCHEMES],
        anonymity: [...ANONYMITIES],
      },
      ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
      ...(this.#view && { view: this.#view }),
    });
    const run = await runs.open(id);
    if (run === undefined) {
      this.#port.send('gone', {});
      return;
    }
    await this.#tellAll(run);
    if (run.badLines && run.badLines.length > 0) {
      this.#port.send('badLines', { lines: [...run.badLines] });
    }
    if (removed.size > 0) {
      this.#tellRemoved();
    }
    const before = await (this.#before ??= comparisonOf(run, runs));
    if (before) {
      this.#port.send('before', before);
    }
  }

  /** Something of the run changed beside its rows: how it stands, or whether it is kept at all. */
  async #reread(): Promise<void> {
    const run = await this.#options.runs.open(this.#options.id);
    if (run === undefined) {
      this.#forget();
      this.#port.send('gone', {});
    } else if (run.results === this.#run?.results) {
      this.#follow(run);
      this.#tellSoon();
    } else if (this.#port.isHeard) {
      await this.#tellAll(run);
    }
  }

  /** Nothing more is done with a run that is not kept, whatever a page asks for: nobody could end it. */
  #forget(): void {
    this.#following?.dispose();
    this.#following = undefined;
    this.#run = undefined;
  }

  async #tellAll(run: OpenRun): Promise<void> {
    this.#follow(run);
    this.#frames = new ResultFrames(run);
    this.#changed.clear();
    await this.#tellRun(run);
    this.#port.send('rows', { frame: this.#frames.whole() });
  }

  async #tellRun(run: OpenRun): Promise<void> {
    const machine = await (this.#machine ??= machineOf(run.info, this.#options.context));
    this.#panel.title = l10n.t('Check: {0}', iconSafe(run.info.title));
    this.#port.send('run', shownRun(run, machine));
  }

  #follow(run: OpenRun): void {
    if (run.running !== this.#run?.running) {
      this.#following?.dispose();
      this.#following = run.running?.onDidChange((rows) => {
        for (const row of rows) {
          this.#changed.add(row);
        }
        this.#tellSoon();
      });
    }
    this.#run = run;
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#tellChanges();
    }, TOLD_EVERY_MS);
  }

  async #tellChanges(): Promise<void> {
    const rows = Uint32Array.from(this.#changed);
    this.#changed.clear();
    if (this.#run && this.#port.isHeard) {
      await this.#tellRun(this.#run);
      if (this.#frames && rows.length > 0) {
        this.#port.send('rows', { frame: this.#frames.of(rows) });
      }
    }
  }

  #tellRemoved(): void {
    this.#port.send('removed', { rows: Uint32Array.from(this.#options.removed) });
  }

  async #opened(): Promise<OpenRun> {
    const run = this.#run ?? (await this.#options.runs.open(this.#options.id));
    if (run === undefined) {
      throw new Error('the run is not kept any more');
    }
    return run;
  }

  /** Rows that the list has and nobody took out of it, each once, of those asked for or of all. */
  #kept({ list }: OpenRun, rows?: Iterable<number>): readonly number[] {
    const asked = new Set(rows ?? Array.from({ length: list.count }, (_, row) => row));
    return [...asked].filter((row) => row < list.count && !this.#options.removed.has(row));
  }
}
