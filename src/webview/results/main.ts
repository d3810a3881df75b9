import { config as useTranslations } from '@vscode/l10n';
import { decodeFrame } from '../../protocol/columns.js';
import { type FROM_RESULTS, type ResultsView, type ResultWords, TO_RESULTS } from '../../protocol/results.js';
import { RESULT_COLUMNS } from '../../protocol/resultsFrame.js';
import { formatsOf } from '../kit/formats.js';
import { connectHost } from '../kit/host.js';
import { ResultsPage } from './page.js';
import { ResultRows } from './resultRows.js';

connectHost<typeof TO_RESULTS, typeof FROM_RESULTS>(TO_RESULTS, ({ send, keep }) => {
  let page: ResultsPage | undefined;
  let rows: ResultRows | undefined;
  let words: ResultWords = { verdict: [], reason: [], scheme: [], anonymity: [] };
  return {
    hello: ({ id, language, translations, view, ...told }) => {
      if (translations) {
        useTranslations({ contents: translations });
      }
      const keepView = (shown?: ResultsView) => {
        // what was typed may be a part of the list
        keep({ id, ...(shown && { view: { ...shown, text: '' } }) });
      };
      keepView(view);
      words = told.words;
      const onView = (shown: ResultsView) => {
        send('view', shown);
        keepView(shown);
      };
      page = new ResultsPage(document.body, { formats: formatsOf(language), send, view, onView });
    },
    run: (run) => {
      page?.showRun(run);
    },
    rows: ({ frame }) => {
      const read = decodeFrame(RESULT_COLUMNS, frame);
      if (read.rows && rows) {
        rows.write(read);
        page?.redraw();
      } else {
        rows = new ResultRows(read, words);
        page?.showRows(rows);
      }
    },
    badLines: ({ lines }) => {
      page?.showBadLines(lines);
    },
    removed: (removed) => {
      page?.showRemoved(removed.rows);
    },
    before: (before) => {
      page?.showBefore(before);
    },
    gone: () => {
      page?.showGone();
    },
  };
});
