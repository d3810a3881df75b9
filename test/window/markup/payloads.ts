/** How many payloads there are. */
export const PAYLOADS = 500;

/** What no text of ours holds, so that what became of a payload can be found: `zq17`. */
export const MARK = 'zq';

/** An icon that neither VS Code nor we show anywhere. */
export const ICON = 'telescope';

type Wrap = (target: string) => string;

/** Every notation that something between a provider and the screen may take for more than text. */
const WRAPS: readonly Wrap[] = [
  (target) => target,
  (target) => `<${target}>`,
  (target) => `[open](${target})`,
  (target) => `[open](${target} "title")`,
  (target) => `![picture](${target})`,
  (target) => `[open][1]\n\n[1]: ${target}`,
  (target) => `[![picture](${target})](${target})`,
  (target) => `<a href="${target}">open</a>`,
  (target) => `<A HREF='${target}' onclick='top.zqHit=1'>open</A>`,
  (target) => `<img src=x onerror="top.zqHit=1;fetch('${target}')">`,
  (target) => `<img src="${target}">`,
  (target) => `<svg onload="top.zqHit=1"><image href="${target}"/></svg>`,
  (target) => `<script>top.zqHit=1;fetch('${target}')</script>`,
  (target) => `<script src="${target}"></script>`,
  (target) => `<iframe src="${target}"></iframe>`,
  (target) => `<iframe srcdoc="<script>top.zqHit=1</script>${target}"></iframe>`,
  (target) => `<link rel=stylesheet href="${target}">`,
  (target) => `<style>@import url("${target}")</style>`,
  (target) => `<div style="background:url(${target})">box</div>`,
  (target) => `<form action="${target}"><button>send</button></form>`,
  (target) => `<video poster="${target}" autoplay><source src="${target}"></video>`,
  (target) => `<meta http-equiv=refresh content="0;url=${target}">`,
  (target) => `<base href="${target}">`,
  (target) => `"><img src="${target}" onerror=top.zqHit=1>`,
  (target) => `' onmouseover='top.zqHit=1' x='${target}`,
  (target) => `</title></textarea></script><img src=${target}>`,
  (target) => `&lt;img src="${target}"&gt;&#60;script&#62;top.zqHit=1`,
  (target) => `$(${ICON}) ${target}`,
  (target) => `\\$(${ICON}~spin)$(${ICON}) ${target}`,
  (target) => `\`\`\`\n${target}\n\`\`\`\n<b>bold</b>`,
  (target) => `\u001B]8;;${target}\u0007open\u001B]8;;\u0007`,
  (target) => `\u001B[31m${target}\u001B[0m\r\u001B[2K`,
  (target) => `\u202E${target}\u202C\u200B\u2066`,
  (target) => `=HYPERLINK("${target}";"open")`,
  (target) => `{0} {1} \${7*7} %s ${target}`,
  (target) => `__proto__: {"href": "${target}"}`,
];

/** Where a payload leads: the sink, and whatever the window would do by itself. */
function targets(sink: string): readonly Wrap[] {
  return [
    (mark) => `${sink}/${mark}`,
    (mark) => `${sink.replace(/^http:/, '')}/${mark}`,
    (mark) => `${sink.replace('http://', 'HTTP://user@')}/${mark}`,
    (mark) => `command:egress.removeAccount?%5B%22${mark}%22%5D`,
    (mark) => `command:workbench.action.terminal.new?${mark}`,
    (mark) => `javascript:top.zqHit='${mark}'`,
    (mark) => `java\tscript:top.zqHit='${mark}'`,
    (mark) => `data:text/html,<script>top.zqHit='${mark}'</script>`,
    (mark) => `vscode://egress.egress/${mark}`,
    (mark) => `vscode-resource://file///etc/passwd?${mark}`,
    (mark) => `file:///etc/passwd#${mark}`,
    (mark) => `mailto:${mark}@example.com`,
    (mark) => `www.example.com/${mark}`,
    (mark) => `\\\\127.0.0.1\\${mark}`,
  ];
}

/** Payloads of every notation and target, each with a mark of its own; those that ask for something ask `sink`, an origin. */
export function payloads(sink: string): readonly string[] {
  const all = targets(sink).flatMap((target) => WRAPS.map((wrap) => ({ wrap, target })));
  return all.slice(0, PAYLOADS).map(({ wrap, target }, place) => wrap(target(`${MARK}${place}`)));
}

/** What a provider says is cut after 300 characters, once what stands for a login in it is covered. */
const LONGEST_SAID = 240;

/** Payloads as few texts that are shown whole, in their order: a text of its own for each would take five times as long. */
export function together(texts: readonly string[]): readonly string[] {
  const groups: string[] = [];
  let group = '';
  for (const text of texts) {
    if (group !== '' && group.length + 1 + text.length > LONGEST_SAID) {
      groups.push(group);
      group = '';
    }
    group += group === '' ? text : ` ${text}`;
  }
  return [...groups, group];
}
