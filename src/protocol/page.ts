import * as z from 'zod/mini';

/** What every page tells the extension. */
export const PAGE_SAYS = {
  /** It stands and hears; whatever it is to show is sent now, as a page that was hidden has forgotten all. */
  ready: z.object({}),
};

/** What every page is told first: the language of its texts and numbers, as BCP 47, and the texts where there are others. */
export const HELLO = {
  language: z.string(),
  translations: z.exactOptional(z.record(z.string(), z.string())),
};
