import { Secret } from '../core/secret.js';
import { codeAround, isConstant } from './codeAround.js';
import { dockerPlaceAt, inExecForm, secretMount } from './dockerfile.js';
import type { Language } from './language.js';
import { languageOf } from './languages.js';
import { openStringAt, openStringIn } from './openString.js';
import { pageScripts } from './pageScripts.js';
import { type Addition, importPlan } from './place/imports.js';
import { verbatim } from './quoting.js';

/** A cursor or selection in a document; offsets in UTF-16 units. */
export interface Site {
  readonly languageId: string;
  /** The file's path, or its bare name. */
  readonly fileName: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the first of several cursors is. */
  readonly first?: number;
}

/** What to put in the place of `[start, end)`, which may be wider than the selection. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the document needs besides: an import, or the flag of a Dockerfile's RUN. */
  readonly extra?: Addition;
  /**
   * Why the text will not do what it says there: `insideString`, it is not evaluated; `constant`, nothing can be
   * read there; `imageLayer`, this instruction of a Dockerfile keeps values in the image; `execForm`, no shell puts
   * the value in.
   */
  readonly problem?: 'insideString' | 'constant' | 'imageLayer' | 'execForm';
  /** What is left to do: `runTime`, the container has to be given the variable when it starts. */
  readonly note?: 'runTime';
}

/** The expression that reads the variable in this language, and the import it takes, as a line. */
export function referenceFor(
  languageId: string,
  fileName: string,
  variable: string,
): { readonly text: string; readonly imports?: readonly string[] } {
  const { reference, needs } = languageOf(languageId, fileName);
  return { text: reference(variable), ...(needs !== undefined && { imports: [needs] }) };
}

/** The URL as a literal of this language: quoted where it writes text in quotes. */
export function literalFor(languageId: string, fileName: string, url: Secret): Secret {
  const { strings, bare = verbatim } = languageOf(languageId, fileName);
  const [form] = strings;
  const text = url.expose();
  return new Secret(form ? form.quote + form.escape(text) + form.quote : bare(text));
}

/** The reference at a cursor: an expression, or what a string there takes in. */
export function insertionAt(site: Site, variable: string): Insertion {
  return withinScript(site, (inner) => plainInsertionAt(inner, variable));
}

/** The literal at a cursor: with quotes, or without them where it stands between some. */
export function literalAt(site: Site, url: Secret): Insertion {
  return withinScript(site, (inner) => plainLiteralAt(inner, url));
}

/** Languages that have scripts among their markup. */
const PAGES = ['vue', 'svelte', 'astro', 'html'];

/** What is no code, as it begins with a tag or goes on behind some. */
const PHP_MARKUP = /^\s*<[!\w]|\?>/;

/** Asks about the script that a page has around the site, or else about the site as it is. */
function withinScript(site: Site, at: (site: Site) => Insertion): Insertion {
  const { start, end, first = start, text, languageId } = site;
  if (
    languageId === 'php' &&
    PHP_MARKUP.test(text.slice(Math.max(0, text.lastIndexOf('<?', start - 1)), start))
  ) {
    return at({ ...site, languageId: 'php-markup' });
  }
  const scripts = PAGES.includes(languageId) ? pageScripts(text, languageId === 'astro') : [];
  const script = [...scripts].find((each) => each.start <= start && end <= each.end);
  if (script?.languageId === undefined) {
    return at(site);
  }
  const from = script.start;
  const inner = { languageId: script.languageId, text: text.slice(from, script.end) };
  const found = at({
    ...site,
    ...inner,
    start: start - from,
    end: end - from,
    first: Math.max(0, first - from),
  });
  return { ...found, start: found.start + from, end: found.end + from };
}

function plainInsertionAt(site: Site, variable: string): Insertion {
  const language = languageOf(site.languageId, site.fileName);
  return site.languageId === 'dockerfile'
    ? dockerInsertion(site, language, variable)
    : evaluated(site, codeInsertion(withBraces(site, language, variable), language, variable));
}

function evaluated({ languageId, text }: Site, insertion: Insertion): Insertion {
  return isConstant(languageId, text, insertion.start) ? { problem: 'constant', ...insertion } : insertion;
}

const OPEN_BRACES = /([$#]\{+|\{\{)[\s\w.:]*$/;
const IN_BRACES = /^"?([$#]\{+|\{\{)[^}]*(\}+)"?$/;

/** The site with the braces around it that a reference brings itself, where they are closed already. */
function withBraces(site: Site, { reference, strings }: Language, variable: string): Site {
  const { text, start, end } = site;
  const [typed, open] = OPEN_BRACES.exec(justBefore({ ...site, start: end })) ?? [];
  if (typed === undefined) {
    return site;
  }
  const [blanks = ''] = /^\s{0,200}/.exec(text.slice(end)) ?? [];
  const closeAt = end + blanks.length;
  for (const form of [reference, ...strings.map(({ embed = reference }) => embed)]) {
    const [, own, close = ''] = IN_BRACES.exec(form(variable)) ?? [];
    if (own === open && text.startsWith(close, closeAt)) {
      return { ...site, start: Math.min(start, end - typed.length), end: closeAt + close.length };
    }
  }
  return site;
}

function plainLiteralAt(site: Site, url: Secret): Insertion {
  const language = languageOf(site.languageId, site.fileName);
  const { start, end } = site;
  // by its own line, as what is updated later is found by it again
  const open = openStringIn(language, site.text.slice(site.text.lastIndexOf('\n', start - 1) + 1, start));
  if (!open) {
    const { quotes, bare = verbatim } = language;
    const isBare = quotes?.literal(justBefore(site)) === false;
    const literal = isBare ? bare(url.expose()) : literalFor(site.languageId, site.fileName, url).expose();
    return { start, end, text: literal };
  }
  const text = open.form.escape(url.expose());
  return { start, end, text: open.form.embedPrefix && open.canEmbed ? text.replace(/[{}]/g, '$&$&') : text };
}

/** As much as tells what the place is. */
function justBefore({ text, start }: Site): string {
  return text.slice(Math.max(0, start - 1000), start);
}

function codeInsertion(
  site: Site,
  language: Language,
  variable: string,
  reference = language.reference(variable),
): Insertion {
  const { start, end, text, first = start } = site;
  const before = text.slice(0, first).lastIndexOf('\n') + 1;
  const { needs } = language;
  const [addition] = needs === undefined ? [] : importPlan({ ...site, before, lines: [needs] }).additions;
  const extra = addition && { extra: addition };
  const open = openStringAt(language, site.languageId, text, start);
  if (!open) {
    const isQuoted = language.quotes?.reference(justBefore(site)) === true;
    return { start, end, text: isQuoted ? `"${reference}"` : reference, ...extra };
  }
  const { form, prefix, close } = open;
  const { join } = language;
  const around = codeAround(site.languageId, text, open, end, join);
  const typed = form.typed ? form.typed(reference, prefix) : reference;
  const isWhole = open.contentStart === start && text.startsWith(close, end);
  if (typed !== undefined && isWhole && !around.isAdjoined) {
    return { start: open.start, end: end + close.length, text: typed, ...extra };
  }
  if (form.embed && open.canEmbed) {
    return { start, end, text: form.embed(variable), ...extra };
  }
  const canJoin = form.isBlock !== true && !(around.isAdjoined && around.isBound);
  if (typed !== undefined && join !== undefined && canJoin) {
    const sum = `${close} ${join} ${typed} ${join} ${prefix}${form.quote}`;
    return around.isBound
      ? {
          start: open.start,
          end: around.end,
          text: `(${text.slice(open.start, start)}${sum}${text.slice(end, around.end)})`,
          ...extra,
        }
      : { start, end, text: sum, ...extra };
  }
  return { start, end, text: reference, problem: 'insideString' };
}

function dockerInsertion(site: Site, language: Language, variable: string): Insertion {
  const { start, end } = site;
  const place = dockerPlaceAt(site.text, start, variable);
  switch (place.kind) {
    case 'blank':
      return { start, end, text: `RUN ${secretMount(variable)} ` };
    case 'flags':
      return { start, end, text: `${secretMount(variable)} ` };
    case 'command':
      return {
        ...(place.list === undefined
          ? codeInsertion(site, language, variable, `"$${variable}"`)
          : { start, end, ...inExecForm(place.list, variable) }),
        ...(place.flag && { extra: place.flag }),
        ...(place.isRunTime && { note: 'runTime' as const }),
      };
    case 'other':
      return { start, end, text: `$${variable}`, problem: 'imageLayer' };
  }
}
