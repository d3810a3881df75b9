import { spawnSync } from 'node:child_process';

/** Those of these Debian packages that are not installed; all of them where there is no Debian. */
export function missingDebianPackages(names: readonly string[]): readonly string[] {
  const { stdout, error } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package}\n', ...names], {
    encoding: 'utf8',
  });
  if (error) {
    return names;
  }
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
  return names.filter((name) => !installed.has(name));
}
