import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type GitState, gitState } from './git.js';

/** The `.env` of one folder and what stands around it. A missing file reads as empty text. */
export interface EnvFile {
  readonly path: string;
  readonly text: string;
  readonly git: GitState;
  /** The text of the `.gitignore` beside it, where git does not leave the file out anyway. */
  readonly ignoreText: string | undefined;
}

export type EnvRefusal =
  /** Git has the file already, so a value in it would be committed. */
  | 'tracked'
  /** Git would commit it, whatever we write into the `.gitignore` beside it. */
  | 'notIgnored'
  /** A link that leads out of the folder, or nowhere. */
  | 'linkedOutside'
  /** Not UTF-8: writing it back would change bytes that are not ours. */
  | 'notText'
  | 'unreadable'
  | 'unwritable'
  /** Between the plan and its execution. */
  | 'changed'
  /** The document belongs to no workspace folder on a disk we can reach. */
  | 'noFolder'
  /** A restricted workspace: nothing of its own, git's settings among it, may run. */
  | 'untrusted';

export class EnvRefusedError extends Error {
  override readonly name = 'EnvRefusedError';

  constructor(readonly reason: EnvRefusal) {
    super(`.env is left alone: ${reason}`);
  }
}

const NEW_ENV_MODE = 0o600;
const NEW_IGNORE_MODE = 0o644;

/**
 * Reads the folder's `.env`, or a file that is to be kept as safe as that, following a link that stays inside
 * the folder. Throws an EnvRefusedError.
 */
export async function readEnvFile(folder: string, name = '.env'): Promise<EnvFile> {
  const file = await resolvedInside(folder, path.join(folder, name));
  const [text, git] = await Promise.all([textOf(file), gitState(file)]);
  // one that does its work already may be of any encoding
  const isLeftOut = git === 'ignored' || git === 'none';
  const ignoreText = isLeftOut ? undefined : await textOf(ignoreFileOf(file));
  return { path: file, text, git, ignoreText };
}

/** Replaces the `.gitignore` beside the file, then asks git whether that served. Throws an EnvRefusedError. */
export async function writeIgnoreFile(file: EnvFile, ignoreText: string): Promise<void> {
  const ignoreFile = ignoreFileOf(file.path);
  // git does not read a .gitignore that is a link
  if (await isLink(ignoreFile)) {
    throw new EnvRefusedError('notIgnored');
  }
  await replaceFile(ignoreFile, ignoreText, NEW_IGNORE_MODE);
  if ((await gitState(file.path)) === 'exposed') {
    throw new EnvRefusedError('notIgnored');
  }
}

/** Replaces the file's text in one step; a new file is its owner's alone. Throws an EnvRefusedError. */
export async function writeEnvFile(file: EnvFile, text: string): Promise<void> {
  await replaceFile(file.path, text, NEW_ENV_MODE);
}

function ignoreFileOf(file: string): string {
  return path.join(path.dirname(file), '.gitignore');
}

async function resolvedInside(folder: string, file: string): Promise<string> {
  if (!(await isLink(file))) {
    return file;
  }
  const refuse = () => {
    throw new EnvRefusedError('linkedOutside');
  };
  const target = await realpath(file).catch(refuse);
  const fromFolder = path.relative(await realpath(folder), target);
  return fromFolder.split(path.sep)[0] === '..' || path.isAbsolute(fromFolder) ? refuse() : target;
}

function isLink(file: string): Promise<boolean> {
  return lstat(file).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return new Uint8Array();
    }
    throw new EnvRefusedError('unreadable');
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new EnvRefusedError('notText');
  }
}

async function replaceFile(file: string, text: string, newMode: number): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const present = await stat(file).catch(() => undefined);
    const mode = present === undefined ? newMode : present.mode & 0o777;
    const handle = await open(temporary, 'wx', mode);
    try {
      if (present !== undefined) {
        // what the umask took away
        await handle.chmod(mode);
      }
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch {
    throw new EnvRefusedError('unwritable');
  } finally {
    await rm(temporary, { force: true });
  }
}
