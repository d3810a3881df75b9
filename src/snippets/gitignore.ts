/** The text of a `.gitignore` that names the entry: at the end, unless no line behind its own takes anything back. */
export function withIgnored(gitignore: string, entry = '.env'): string {
  // git takes the spaces off, and leaves a tab
  const lines = gitignore.split(/\r?\n/).map((line) => line.replace(/ +$/, ''));
  const own = lines.lastIndexOf(entry);
  if (own >= 0 && !lines.slice(own).some((line) => line.startsWith('!'))) {
    return gitignore;
  }
  const newline = gitignore.includes('\r\n') ? '\r\n' : '\n';
  const separator = gitignore === '' || gitignore.endsWith('\n') ? '' : newline;
  return `${gitignore}${separator}${entry}${newline}`;
}
