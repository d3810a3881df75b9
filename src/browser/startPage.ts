/** What the first page says; all of it plain text of anybody. */
export interface StartPage {
  readonly language: string;
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What a person has to know besides, a sentence each. */
  readonly notes: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 42rem; margin: 12vh auto 0; padding: 0 1.5rem }
h1 { font-size: 1.35rem; font-weight: 600; margin: 0 0 1.25rem; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.5rem; margin: 0 }
dt { opacity: .7 }
dd { margin: 0; overflow-wrap: anywhere }
ul { margin: 1.5rem 0 0; padding: .75rem 1rem .75rem 2rem; border-left: 3px solid light-dark(#bf8803, #cca700);
  background: light-dark(#0000000a, #ffffff0f) }
`;

/** A page without a script and without anything from elsewhere. */
export function startPageHtml({ language, title, facts, notes }: StartPage): string {
  const rows = facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  const items = notes.map((note) => `<li>${escaped(note)}</li>`);
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(title)}</h1>
<dl>${rows.join('\n')}</dl>
${items.length > 0 ? `<ul>${items.join('\n')}</ul>` : ''}
</main>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
