import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { startServer } from '../../tools/editor/server.mjs';
import { builtinForTests } from '../../tools/paths.mjs';
import { openBrowser, SEEN_AT, workbenchUrl } from '../editor/browser.js';
import type { Profile } from '../editor/profile.js';

export interface HostRun {
  readonly profile: Profile;
  /** The folder of the extension under development. */
  readonly extension: string;
  /** The script whose `run` the extension host calls. */
  readonly tests: string;
  readonly logFile: string;
}

const MARK = '§egress§';
const LIMIT_MS = 8 * 60_000;

/** Makes the page show the suite's output; `ended` becomes the exit code that the extension host gives. */
async function watchSuite(page: Page): Promise<{ readonly ended: Promise<number> }> {
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (_level: string, parts: unknown[]) => {
    const line = format(...parts);
    if (line.startsWith(MARK)) {
      console.log(line.slice(MARK.length));
    }
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    end(code);
  });
  page.on('crash', () => {
    console.log('  the page of the editor crashed');
    end(1);
  });
  setTimeout(() => {
    console.log(`  the suite did not end within ${LIMIT_MS / 60_000} minutes`);
    end(1);
  }, LIMIT_MS).unref();
  return { ended };
}

/** Nobody looks at the window of this suite. What is around the editors is laid out and painted for nothing: a fifth of all. */
const DRAW_EDITORS_ALONE = `
  const undrawn = new CSSStyleSheet();
  undrawn.replaceSync('.monaco-workbench .part:not(.editor) { content-visibility: hidden; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, undrawn];
`;

/** Runs the suite in the extension host of the editor from npm; the answer is its exit code. */
export async function runOnServer({ profile, extension, tests, logFile }: HostRun): Promise<number> {
  const env = { ...profile.env, EGRESS_TEST_MARK: MARK };
  const server = await startServer({
    home: profile.home,
    folder: profile.workspace,
    logFile,
    builtin: builtinForTests,
    isDriven: true,
    env,
  });
  try {
    const browser = await openBrowser(profile.browser, server.port);
    try {
      await browser.addInitScript(DRAW_EDITORS_ALONE);
      const page = browser.pages()[0] ?? (await browser.newPage());
      const { ended } = await watchSuite(page);
      const remote = (file: string): string => `vscode-remote://${SEEN_AT}${file}`;
      await page.goto(
        workbenchUrl(profile.workspace, [
          ['extensionDevelopmentPath', remote(extension)],
          ['extensionTestsPath', remote(tests)],
        ]),
      );
      return await ended;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
