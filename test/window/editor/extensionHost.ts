import { readFileSync, readdirSync } from 'node:fs';

/** The process that runs the extensions of the editor with this folder for temporary files, which the test itself has started. */
export function extensionHostOf(temporary: string): number | undefined {
  const read = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'latin1');
    } catch {
      return '';
    }
  };
  const pid = readdirSync('/proc').find(
    (name) =>
      /^\d+$/.test(name) &&
      read(name, 'cmdline').includes('--type=extensionHost') &&
      read(name, 'environ').includes(temporary),
  );
  return pid === undefined ? undefined : Number(pid);
}
