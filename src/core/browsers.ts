/** Those that can be opened with a proxy of their own. */
export const BROWSERS = ['chromium', 'chrome', 'edge', 'firefox'] as const;

export type BrowserName = (typeof BROWSERS)[number];
