import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

export interface LaunchOptions {
  readonly program: string;
  readonly arguments: readonly string[];
  /** IANA name; the machine's where absent. */
  readonly timeZone: string | undefined;
  /** The preferred one first. */
  readonly languages: readonly string[];
  /** Opens two pipes more, as numbers 3 (to it) and 4 (from it). */
  readonly hasPipes: boolean;
}

/** What a browser wrote about itself while it started is not more than this. */
const MOST_STDERR = 16 * 1024;

const UNTIL_TERMINATED_MS = 5_000;

/** The process of a browser that was started here. */
export class BrowserProcess {
  /** Resolves once it is gone; rejects never. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  #stderr = '';

  constructor({ program, arguments: given, timeZone, languages, hasPipes }: LaunchOptions) {
    const pipes: StdioOptions = hasPipes ? ['pipe', 'pipe'] : [];
    this.#child = spawn(program, given, {
      stdio: ['ignore', 'ignore', 'pipe', ...pipes],
      env: environmentFor(timeZone, languages),
    });
    this.ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#stderr += `${error.message}\n`;
        resolve();
      });
      this.#child.on('exit', () => {
        resolve();
      });
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(0, MOST_STDERR);
    });
  }

  get stdio(): ChildProcess['stdio'] {
    return this.#child.stdio;
  }

  /** The first line of its own that says something. */
  get complaint(): string | undefined {
    return this.#stderr
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '' && !NOISE.test(line));
  }

  /** Asks it to end, and makes it after a while: this process alone. Resolves once it is gone. */
  async end(): Promise<void> {
    this.#child.kill();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), UNTIL_TERMINATED_MS);
    await this.ended;
    clearTimeout(timer);
  }
}

/** Of desktops that lack what no page needs, and of the script that starts Chromium in Debian. */
const NOISE = /dbus|unexpected operator|gcm|vulkan|libva/i;

/** That of this process without what is the editor's own. */
function environmentFor(
  timeZone: string | undefined,
  languages: readonly string[],
): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|ELECTRON)_/.test(name));
  const [language] = languages;
  return {
    ...Object.fromEntries(own),
    ...(timeZone === undefined ? {} : { TZ: timeZone }),
    // Of what Chromium reads in Linux, the one that changes no more than the language.
    ...(language === undefined ? {} : { LANGUAGE: language.replace('-', '_') }),
  };
}
