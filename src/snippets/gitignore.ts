/** The text of a `.gitignore` that names the entry: at the end, unless the last line about it says so already. */
export function withIgnored(gitignore: string, entry = '.env'): string {
  const lines = gitignore.split(/\r?\n/).map((line) => line.trimEnd());
  if (lines.lastIndexOf(entry) > lines.lastIndexOf(`!${entry}`)) {
    return gitignore;
  }
  const newline = gitignore.includes('\r\n') ? '\r\n' : '\n';
  const separator = gitignore === '' || gitignore.endsWith('\n') ? '' : newline;
  return `${gitignore}${separator}${entry}${newline}`;
}
