import * as l10n from '@vscode/l10n';
import type { Send } from '../../protocol/messages.js';
import type { FROM_RESULTS, ResultsView, ShownBadLine, ShownRun } from '../../protocol/results.js';
import type { ColumnState, SortBy } from '../grid/gridColumns.js';
import { sorted } from '../grid/order.js';
import { button } from '../kit/button.js';
import { element, fill, setText } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import { LiveRegion } from '../kit/liveRegion.js';
import { type MenuEntry, openMenuBelow } from '../kit/menu.js';
import { throttled } from '../kit/throttled.js';
import { type Before, type Changes, changesSince, type ChangeSum, hasChangedRows } from './changes.js';
import { exportEntries } from './exportMenu.js';
import { type Filter, isFiltering, NO_FILTER, rowsThatFit } from './filter.js';
import { Header, stateText } from './header.js';
import { Notices } from './notices.js';
import type { ResultRows } from './resultRows.js';
import { type RowAction, rowActions } from './rowActions.js';
import { SelectionBar } from './selectionBar.js';
import { sortKeys } from './sortKeys.js';
import { Summary } from './summary.js';
import { ResultsTable } from './table.js';
import { tallyOf } from './tally.js';
import { Toolbar } from './toolbar.js';

/** While a run goes on: how often the numbers are summed up, and how often rows change their places. */
const SUMMED_EVERY_MS = 250;
const ORDERED_EVERY_MS = 1000;

export interface PageOptions {
  readonly formats: Formats;
  readonly send: Send<typeof FROM_RESULTS>;
  /** How it was arranged before it was hidden. */
  readonly view: ResultsView | undefined;
  /** A person arranged it anew. */
  readonly onView: (view: ResultsView) => void;
}

/** The page of one run: what came, as a person chose to see it. */
export class ResultsPage {
  readonly #options: PageOptions;
  readonly #header: Header;
  readonly #notices: Notices;
  readonly #summary: Summary;
  readonly #toolbar: Toolbar;
  readonly #selection: SelectionBar;
  readonly #table: ResultsTable;
  readonly #tableHost = element('div', { class: 'table' });
  readonly #empty = element('div', { class: 'empty' }, l10n.t('Reading the results…'));
  readonly #said = new LiveRegion();
  #filter: Filter;
  #sortBy: SortBy | undefined;
  #columns: readonly ColumnState[] | undefined;
  #run: ShownRun | undefined;
  #rows: ResultRows | undefined;
  #order: Uint32Array = new Uint32Array(0);
  #removed: ReadonlySet<number> = new Set();
  #before: Before | undefined;
  #changes: Changes | undefined;
  #hasChangeColumn = false;

  /** Fills `host`. */
  constructor(host: HTMLElement, options: PageOptions) {
    const { formats, send, view } = options;
    this.#options = options;
    this.#filter = view ? filterOf(view) : NO_FILTER;
    this.#sortBy = view?.sort;
    this.#columns = view?.columns;
    this.#header = new Header(formats, {
      pause: () => {
        send('pause', {});
      },
      resume: () => {
        send('resume', {});
      },
      cancel: () => {
        send('cancel', {});
      },
    });
    this.#notices = new Notices(formats);
    this.#summary = new Summary(formats, (verdict) => {
      this.#choose({ ...this.#filter, verdict });
    });
    this.#toolbar = new Toolbar(formats, {
      onFilter: (filter) => {
        this.#choose(filter);
      },
      onExport: (pressed) => {
        openMenuBelow(pressed, this.#exportEntries());
      },
      onColumns: (pressed) => {
        openMenuBelow(pressed, this.#table.columnEntries());
      },
    });
    this.#selection = new SelectionBar(formats);
    fill(
      host,
      element(
        'main',
        { class: 'page' },
        this.#header.element,
        this.#summary.element,
        this.#notices.element,
        this.#toolbar.element,
        this.#tableHost,
        this.#empty,
        this.#selection.element,
        this.#said.element,
      ),
    );
    this.#table = new ResultsTable(this.#tableHost, {
      formats,
      actionsFor: (rows) => this.#actionsFor(rows),
      onSort: (sortBy) => {
        this.#sortBy = sortBy;
        this.#arrange();
        this.#keep();
      },
      onSelect: () => {
        this.#showSelection();
      },
      onArrange: (states) => {
        this.#columns = states;
        this.#keep();
      },
    });
    if (this.#columns) {
      this.#table.arrange(this.#columns);
    }
    this.#tableHost.hidden = true;
  }

  showRun(run: ShownRun): void {
    const before = this.#run?.state;
    this.#run = run;
    this.#header.show(run);
    this.#notices.showRun(run);
    if (before !== undefined && before !== run.state) {
      this.#sumUp();
      this.#said.say(stateText(run, this.#options.formats));
    }
  }

  /** All rows at once, in place of those there were. */
  showRows(rows: ResultRows): void {
    this.#rows = rows;
    this.#compare();
    this.#sumUp();
    this.#arrange();
  }

  /** The rows have changed in place. */
  readonly redraw = (): void => {
    this.#table.refresh();
    this.#sumUpSoon();
    if (isFiltering(this.#filter) || this.#sortBy) {
      this.#arrangeSoon();
    }
  };

  showBadLines(lines: readonly ShownBadLine[]): void {
    this.#notices.showBadLines(lines);
  }

  showRemoved(rows: Uint32Array): void {
    this.#removed = new Set(rows);
    this.#sumUp();
    this.#arrange();
  }

  showBefore(before: Before): void {
    this.#before = before;
    this.#compare();
    this.#sumUp();
    this.#arrange();
  }

  showGone(): void {
    this.#tableHost.hidden = true;
    this.#empty.hidden = false;
    fill(this.#empty, l10n.t('The results of this check are not kept any more.'));
  }

  #compare(): void {
    this.#changes = this.#before && this.#rows && changesSince(this.#before, this.#rows);
  }

  #choose(filter: Filter): void {
    this.#filter = filter;
    this.#sumUp();
    this.#arrange();
    this.#keep();
    this.#said.say(l10n.t('{0} rows', this.#options.formats.count(this.#order.length)));
  }

  #sumUp(): void {
    if (this.#rows) {
      const tally = tallyOf(this.#rows, this.#removed);
      this.#summary.show(tally, this.#filter.verdict);
      this.#toolbar.show(this.#filter, tally);
      if (this.#changes && this.#before) {
        const sum = this.#changes.sum();
        this.#notices.showChanges(sum, this.#before.startedAt);
        this.#showChangeColumn(sum);
      }
    }
  }

  /** Once, where there is something in it and the person did not arrange the columns. */
  #showChangeColumn(sum: ChangeSum): void {
    if (!this.#columns && !this.#hasChangeColumn && hasChangedRows(sum)) {
      this.#hasChangeColumn = true;
      this.#table.showColumn('change');
    }
  }

  readonly #sumUpSoon = throttled(() => {
    this.#sumUp();
  }, SUMMED_EVERY_MS);

  #arrange(): void {
    if (!this.#rows) {
      return;
    }
    const fitting = rowsThatFit(this.#rows, this.#filter, this.#removed);
    this.#order = this.#sortBy
      ? sorted(fitting, sortKeys(this.#sortBy.column, this.#rows, this.#changes), this.#sortBy.direction)
      : fitting;
    const isEmpty = this.#order.length === 0;
    this.#tableHost.hidden = isEmpty;
    this.#empty.hidden = !isEmpty;
    if (isEmpty) {
      this.#showEmpty();
    }
    this.#table.show(this.#rows, this.#changes, this.#order, this.#sortBy);
    this.#showSelection();
  }

  readonly #arrangeSoon = throttled(() => {
    this.#arrange();
  }, ORDERED_EVERY_MS);

  #showEmpty(): void {
    if (!isFiltering(this.#filter)) {
      setText(this.#empty, l10n.t('There is no proxy in this list.'));
      return;
    }
    fill(
      this.#empty,
      element('p', {}, l10n.t('No proxy fits what you chose.')),
      button(l10n.t('Show all'), () => {
        this.#choose(NO_FILTER);
        this.#table.focus();
      }),
    );
  }

  #showSelection(): void {
    const rows = this.#table.selectedRows;
    this.#selection.show(rows.length, this.#actionsFor(rows));
  }

  #actionsFor(chosen: Uint32Array): readonly RowAction[] {
    const canRepeat = this.#run?.canRepeat === true;
    return this.#rows ? rowActions(chosen, { rows: this.#rows, canRepeat, send: this.#options.send }) : [];
  }

  #exportEntries(): readonly MenuEntry[] {
    const selected = this.#table.selectedRows;
    const isWhole = this.#order.length === this.#rows?.count && !this.#sortBy;
    return exportEntries({ selected, shown: this.#order, isWhole }, this.#options);
  }

  #keep(): void {
    this.#options.onView({
      ...this.#filter,
      ...(this.#columns && { columns: [...this.#columns] }),
      ...(this.#sortBy && { sort: this.#sortBy }),
    });
  }
}

function filterOf({ text, verdict, country, protocol, anonymity }: ResultsView): Filter {
  return { text, verdict, country, protocol, anonymity };
}
