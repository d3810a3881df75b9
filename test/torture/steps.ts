import { basename, dirname } from 'node:path';
import type { Client, Connect } from '../../src/http/client.js';
import type { FilePort, OpenFile } from '../../src/spending/journal/files.js';
import type { DoorPorts } from '../../src/spending/ports.js';

/** Tells of a step about to be taken or just taken, and resolves when it may go on. */
export type Announce = (name: string) => Promise<void>;

async function around<T>(announce: Announce, name: string, work: () => Promise<T>): Promise<T> {
  await announce(`before ${name}`);
  const result = await work();
  await announce(`after ${name}`);
  return result;
}

/** The same disk, every change on it announced. */
export function steppingFiles(files: FilePort, announce: Announce): FilePort {
  const stepping = (name: string, file: OpenFile): OpenFile => ({
    write: (bytes) => around(announce, `write ${name}`, () => file.write(bytes)),
    sync: () => around(announce, `sync ${name}`, () => file.sync()),
    close: () => file.close(),
  });
  return {
    ...files,
    create: async (file) =>
      stepping('intent', await around(announce, 'create intent', () => files.create(file))),
    openToAppend: async (file) => {
      const opened = await files.openToAppend(file);
      return opened && stepping('outcome', opened);
    },
    rename: (from, to) =>
      around(announce, `rename into ${basename(dirname(to))}`, () => files.rename(from, to)),
    syncFolder: (folder) =>
      around(announce, `sync folder ${basename(folder).replace(/^egress.*/, 'machine')}`, () =>
        files.syncFolder(folder),
      ),
  };
}

/** The same transport, each request that charges announced as it leaves and as its answer is read. */
export function steppingConnect(connect: Connect, announce: Announce): Connect {
  return (options) => {
    const client = connect(options);
    return {
      read: (call) => client.read(call),
      download: (call) => client.download(call),
      effect: (call) => around(announce, 'request', () => client.effect(call)),
      visit: (call) => around(announce, 'request', () => client.visit(call)),
      budgets: () => client.budgets(),
    } satisfies Client;
  };
}

export function steppingLock(lock: DoorPorts['lock'], announce: Announce): DoorPorts['lock'] {
  return async (name, options, work) => {
    await announce('before lock');
    const result = await lock(name, options, () => around(announce, 'work', work));
    await announce('after lock');
    return result;
  };
}
