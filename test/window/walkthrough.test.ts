import assert from 'node:assert/strict';
import { until } from '../until.js';
import { useEditor } from './editor/useEditor.js';

const STEPS = ['account', 'look', 'insert', 'check', 'run', 'usage', 'safety'] as const;

type Step = (typeof STEPS)[number];

describe('the walkthrough', function () {
  this.timeout(180_000);
  const editor = useEditor({
    viewport: { width: 1720, height: 950 },
    files: { 'main.py': 'proxy = \n', 'list.txt': '127.0.0.1:9\n' },
    settings: { 'egress.check.timeoutSeconds': 1 },
    keybindings: [
      {
        key: 'ctrl+alt+0',
        command: 'workbench.action.openWalkthrough',
        args: { category: 'egress.egress#getStarted' },
      },
      {
        key: 'ctrl+alt+9',
        command: 'egress.checkProxies',
        args: { source: 'document', engine: 'local', looks: [] },
      },
    ],
  });

  const stepOf = (step: Step) => editor().page.locator(`[data-step-id="egress.egress#getStarted#${step}"]`);
  const open = async () => {
    // a page that has the keyboard and is still being loaded swallows the key
    await until('the walkthrough', async () => {
      await editor().page.keyboard.press('Control+Alt+0');
      return stepOf('account').isVisible();
    });
  };
  const select = async (step: Step) => {
    await stepOf(step).locator('.step-title').click();
    await until(
      `the step ${step}`,
      async () => (await stepOf(step).getAttribute('aria-expanded')) === 'true',
    );
  };
  const press = async (step: Step, button: string) => {
    await select(step);
    await stepOf(step).getByRole('button', { name: button }).click();
  };
  const done = async () => {
    const boxes = STEPS.map((step) => stepOf(step).getByRole('checkbox').getAttribute('aria-checked'));
    const checked = await Promise.all(boxes);
    return STEPS.filter((_, at) => checked[at] === 'true');
  };
  const isDone = (...steps: readonly Step[]) =>
    until(`the steps ${steps.join(', ')}`, async () => (await done()).join() === steps.join(), 30_000);

  it('has nothing done at first', async () => {
    await open();
    assert.equal(
      await editor().page.locator('.getting-started-category h2').innerText(),
      'Get started with Egress',
    );
    assert.deepEqual(await done(), []);
  });

  it('does not tick a step that was given up', async () => {
    await press('account', 'Add account');
    await editor().quickInput.isAsking('Which provider?');
    await editor().quickInput.cancel();
    assert.deepEqual(await done(), []);
  });

  it('ticks the account when the sandbox runs, and the sidebar once it is looked at', async () => {
    await press('account', 'Start sandbox');
    await isDone('account');
    await press('look', 'Show the sidebar');
    await isDone('account', 'look');
    await editor()
      .sidebar.row(/^Residential/)
      .waitFor();
  });

  it('ticks an insertion once it is in the file', async () => {
    const { documents, quickInput, modal } = editor();
    await documents.open('main.py', 1, 9);
    await editor().runCommand('Egress: Insert proxy URL');
    await quickInput.isAsking('');
    await quickInput.rows.first().waitFor();
    await editor().page.keyboard.press('Enter');
    await modal.press('Write');
    await documents.isShowing(['import os', 'proxy = os.environ["PROXY_URL"]', '']);
    await open();
    await isDone('account', 'look', 'insert');
  });

  it('ticks a check that a key with arguments began', async () => {
    await editor().documents.open('list.txt');
    await editor().page.keyboard.press('Control+Alt+9');
    await editor().page.locator('.tab').filter({ hasText: 'Check: list.txt' }).waitFor({ timeout: 60_000 });
    await open();
    await isDone('account', 'look', 'insert', 'check');
  });

  it('ticks a program that goes through a proxy once it runs', async () => {
    const { quickInput } = editor();
    await press('run', 'Run with a proxy');
    await quickInput.isAsking('Through which proxy, or which list of them?');
    await quickInput.choose('Client A');
    await quickInput.isAsking('What is to go out through the proxy?');
    await quickInput.pick('A new terminal');
    // it has the keyboard, and takes the key that opens the walkthrough
    await editor().runCommand('View: Hide Panel');
    await open();
    await isDone('account', 'look', 'insert', 'check', 'run');
  });

  it('ticks the usage once it is open, and what is to be read once it is selected', async () => {
    await press('usage', 'Open usage');
    await editor().page.locator('.tab').filter({ hasText: 'Usage' }).waitFor();
    await open();
    // the page opens at the first step that is not done: where this one is already, that is the last, which its opening ticks
    const expected = [STEPS.slice(0, -1), STEPS].map((steps) => steps.join());
    await until('the step usage', async () => expected.includes((await done()).join()));
    await select('safety');
    await isDone(...STEPS);
  });

  it('looks right in the dark and in the light', async () => {
    for (const theme of ['Dark 2026', 'Light 2026'] as const) {
      await editor().useTheme(theme);
      await open();
      for (const step of STEPS) {
        await select(step);
        await editor().page.locator('.getting-started-media iframe').waitFor();
        await editor().screenshot(`walkthrough ${step} ${theme}`);
      }
    }
  });

  it('is still done after a reload', async () => {
    await editor().reload();
    await open();
    await isDone(...STEPS);
  });
});
