import { PYTHON_BROWSER_CLIENTS } from './browsersPython.js';
import { PLAYWRIGHT_CLIENTS } from './browsersPlaywright.js';
import { PUPPETEER_CLIENTS } from './browsersPuppeteer.js';
import type { Client } from './client.js';
import { AGENT_CLIENTS } from './javascriptAgents.js';
import { AXIOS_CLIENTS } from './javascriptAxios.js';
import { CRAWLEE_CLIENTS } from './javascriptCrawlee.js';
import { FETCH_CLIENTS } from './javascriptFetch.js';
import { NODE_CLIENTS } from './javascriptNode.js';
import { PYTHON_CLIENTS } from './python.js';
import { PYTHON_ASYNC_CLIENTS } from './pythonAsync.js';
import { PYTHON_CURL_CLIENTS } from './pythonCurl.js';
import { SCRAPY_CLIENTS } from './pythonScrapy.js';

/** Every client there is a recipe for; ids are unique. */
export const CLIENTS: readonly Client[] = [
  ...PYTHON_CLIENTS,
  ...PYTHON_ASYNC_CLIENTS,
  ...PYTHON_CURL_CLIENTS,
  ...SCRAPY_CLIENTS,
  ...AXIOS_CLIENTS,
  ...FETCH_CLIENTS,
  ...NODE_CLIENTS,
  ...AGENT_CLIENTS,
  ...CRAWLEE_CLIENTS,
  ...PLAYWRIGHT_CLIENTS,
  ...PUPPETEER_CLIENTS,
  ...PYTHON_BROWSER_CLIENTS,
];
