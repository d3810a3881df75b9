/** A line that a commit would add. */
export interface StagedLine {
  /** Within the repository, parted by `/`. */
  readonly path: string;
  /** In the file as it is staged, from 0. */
  readonly line: number;
  readonly text: string;
}

/** A hunk's header: `@@ -1,2 +3,4 @@`, of which the second pair is what is new. */
const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/** The lines that `git diff --cached --unified=0 --no-prefix` says are added. */
export function stagedLines(diff: string): readonly StagedLine[] {
  const added: StagedLine[] = [];
  let path = '';
  let line = 0;
  let left = 0;
  for (const text of diff.split('\n')) {
    const hunk = HUNK.exec(text);
    if (left > 0 && text.startsWith('+')) {
      added.push({ path, line, text: text.slice(1).replace(/\r$/, '') });
      line += 1;
      left -= 1;
    } else if (text.startsWith('+++ ')) {
      path = text.slice('+++ '.length).replace(/\t$/, '');
    } else if (hunk) {
      line = Number(hunk[1]) - 1;
      left = Number(hunk[2] ?? 1);
    }
  }
  return added;
}
