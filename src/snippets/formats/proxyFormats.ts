import { PROXY_NOTATIONS } from '../../core/proxy/notation.js';

/** The ways in which one proxy is copied. */
export const COPY_FORMATS = [...PROXY_NOTATIONS, 'curl', 'playwright', 'puppeteer', 'env', 'json'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** The ways in which several are written to a file; `playwright` has a project for each. */
export const LIST_FORMATS = [...PROXY_NOTATIONS, 'csv', 'json', 'env', 'playwright'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
