import assert from 'node:assert/strict';
import { insertionAt } from '../../../src/snippets/references.js';
import { applied, inserted, site } from './insertions.js';

describe('insertionAt a Dockerfile', () => {
  const mount = '--mount=type=secret,id=p,env=P';
  const cases: [string, string][] = [
    ['FROM x\n|', `FROM x\nRUN ${mount} `],
    ['RUN |', `RUN ${mount} `],
    ['RUN |curl x', `RUN ${mount} curl x`],
    ['RUN --network=none | curl', `RUN --network=none ${mount}  curl`],
    ['RUN curl -x | x', `RUN ${mount} curl -x "$P" x`],
    ['RUN ls && \\\n  curl -x "|" x', `RUN ${mount} ls && \\\n  curl -x "$P" x`],
    [`RUN ${mount} curl -x |`, `RUN ${mount} curl -x "$P"`],
    ['RUN ls && \\\n  # fetch\n\n  curl -x |', `RUN ${mount} ls && \\\n  # fetch\n\n  curl -x "$P"`],
    ['# escape=`\nRUN dir `\r\n  curl -x |', `# escape=\`\nRUN ${mount} dir \`\r\n  curl -x "$P"`],
    ['RUN <<EOF\nls\ncurl -x |\nEOF', `RUN ${mount} <<EOF\nls\ncurl -x "$P"\nEOF`],
    ['RUN <<-"A" && \\\n  ls <<B\n\tA\n|\nB', `RUN ${mount} <<-"A" && \\\n  ls <<B\n\tA\n"$P"\nB`],
    ['RUN cat <<<x $((1<<x))\n|', `RUN cat <<<x $((1<<x))\nRUN ${mount} `],
    ['RUN <<EOF\nls \\\nEOF\n|', `RUN <<EOF\nls \\\nEOF\nRUN ${mount} `],
    ['RUN ls \\\n\nEXPOSE 1\n|', `RUN ls \\\n\nEXPOSE 1\nRUN ${mount} `],
  ];
  for (const [marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)}`, () => {
      assert.equal(inserted('dockerfile', marked, 'Dockerfile'), expected);
    });
  }

  it('never keeps the value in the image', () => {
    for (const instruction of [
      'ENV HTTPS_PROXY=',
      'ARG P=',
      'LABEL x=',
      'COPY <<EOF /x\nP=',
      'ARG \\\n  # as\n  P=',
    ]) {
      assert.equal(insertionAt(site('dockerfile', `${instruction}|`), 'P').problem, 'imageLayer');
    }
  });

  const problemIn = (marked: string) => insertionAt(site('dockerfile', marked), 'P').problem;

  it('is read when the container runs, by a command that a shell gets', () => {
    for (const [marked, expected] of [
      ['CMD curl -x |', 'CMD curl -x "$P"'],
      ['cmd curl -x "|"', 'cmd curl -x "$P"'],
      ['ENTRYPOINT exec fetch \\\n  --proxy=|', 'ENTRYPOINT exec fetch \\\n  --proxy="$P"'],
      ['HEALTHCHECK --interval=5m CMD curl -x | x', 'HEALTHCHECK --interval=5m CMD curl -x "$P" x'],
      ['CMD ["/bin/sh", "-c", "curl -x |"]', 'CMD ["/bin/sh", "-c", "curl -x $P"]'],
      ['CMD ["bash", "-lc", "curl -x \'|\'"]', `CMD ["bash", "-lc", "curl -x ''\\"$P\\"''"]`],
    ] as const) {
      const at = site('dockerfile', marked);
      const insertion = insertionAt(at, 'P');
      assert.equal(applied(at.text, insertion), expected);
      assert.deepEqual([insertion.problem, insertion.note], [undefined, 'runTime']);
    }
    assert.equal(insertionAt(site('dockerfile', 'RUN curl -x |'), 'P').note, undefined);
  });

  it('says that no shell reads it in the exec form', () => {
    assert.equal(inserted('dockerfile', 'CMD ["curl", "|"]'), 'CMD ["curl", "$P"]');
    assert.equal(inserted('dockerfile', 'CMD ["curl", |]'), 'CMD ["curl", "$P"]');
    assert.equal(inserted('dockerfile', 'RUN ["curl", "|"]'), `RUN ${mount} ["curl", "$P"]`);
    for (const instruction of ['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK CMD']) {
      assert.equal(problemIn(`${instruction} ["curl", "-x", "|"]`), 'execForm');
    }
    assert.equal(problemIn('RUN [ -f x ] ; curl -x |'), undefined);
  });
});
