import * as l10n from '@vscode/l10n';
import type { Code } from './code.js';
import { hasLogin, literalProxy } from './literalProxy.js';
import type { Fix, Misuse, MisuseRule } from './rule.js';
import { insertion } from './rule.js';

const SHELLS = ['shellscript'];
/** Where a line gives a variable of the environment its value. */
const ASSIGNING = [
  ...SHELLS,
  'dotenv',
  'dockerfile',
  'dockercompose',
  'yaml',
  'makefile',
  'fish',
  'powershell',
  'properties',
  'ini',
];

const TLS_VALUE = /(_proxy["']?(?:[ \t]*[=:][ \t]*|[ \t]+)["']?)https:\/\/[^\s"']/gi;
const SCHEME_NAME = /\b(?:https?|all)$/i;

function tlsInVariable(code: Code): readonly Misuse[] {
  return [...code.text.matchAll(TLS_VALUE)].flatMap(({ 1: name = '', index }) => {
    const line = code.text.slice(code.text.lastIndexOf('\n', index) + 1, index);
    const start = index + name.length;
    const range = { start, end: start + 'https'.length };
    const title = l10n.t('Speak to the proxy without TLS: http://');
    const isVariable = SCHEME_NAME.test(line) && !line.includes('#');
    return isVariable ? [{ ...range, fix: { title, edits: [{ ...range, text: 'http' }] } }] : [];
  });
}

interface Assignment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What its line begins with; absent where a command follows, which alone gets the variable. */
  readonly indent?: string;
}

const ASSIGNMENT =
  /^([ \t]*)(export[ \t]+|(?:\w+=\S*[ \t]+)*)(HTTPS?_PROXY)=(?:"[^"\n]*"|'[^'\n]*'|[^\s;&|#]*)[ \t]*/gm;

function assignments(text: string): readonly Assignment[] {
  return [...text.matchAll(ASSIGNMENT)].map(
    ({ 0: whole, 1: indent = '', 2: before = '', 3: name = '', index }) => {
      const start = index + indent.length + before.length;
      const isStatement = /^[\r\n#]?$/.test(text.charAt(index + whole.length));
      return { name, start, end: start + name.length, ...(isStatement && { indent }) };
    },
  );
}

/** A here-document: the line that names its end, and the text up to there. */
const HEREDOC = /(<<-?[ \t]*["']?([A-Za-z_]\w*)(?![^\n]*\)\))[^\n]*)((?:\n(?![ \t]*\2\r?$)[^\n]*)*)/gm;

function withoutHeredocs(text: string): string {
  return text.replace(
    HEREDOC,
    (_, opening: string, _name, body: string) => opening + body.replace(/[^\n]/g, ' '),
  );
}

/** Where a command begins: further words of a line are arguments. */
const COMMAND =
  /((?:^|[;&|(`])[ \t]*(?:(?:\w+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'`;&|()]*)|then|do|else|if|while|until|!|sudo|exec|time|env)[ \t]+)*)(curl|wget)[ \t]([^#\n]*)/gm;
/** A proxy of its own, or no request at all. */
const NEEDS_NO_VARIABLE = /(?:^|\s)(?:-x|--proxy|-e|-V|--version|--help)\b/;

/** Where a program runs that reads this name in lower case alone: wget always does, curl does for http. */
function readersInLowerCase(text: string, name: string): readonly number[] {
  return [...text.matchAll(COMMAND)].flatMap(({ 1: lead = '', 2: program, 3: args = '', index }) => {
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
    const isOther = args.includes(name === 'HTTP_PROXY' ? 'https://' : 'http://');
    const isReader = !NEEDS_NO_VARIABLE.test(args) && !isOther && !before.includes('#');
    return isReader && (program === 'wget' || name === 'HTTP_PROXY') ? [index + lead.length] : [];
  });
}

function upperCaseName(code: Code): readonly Misuse[] {
  const text = withoutHeredocs(code.text);
  const all = assignments(text);
  return ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap((name) => {
    const lower = name.toLowerCase();
    const own = all.filter((assignment) => assignment.name === name);
    const last = own.length === 0 || text.includes(`${lower}=`) ? -1 : readersInLowerCase(text, name).at(-1);
    return own
      .filter(({ start }) => last !== undefined && start < last)
      .map((assignment) => ({
        start: assignment.start,
        end: assignment.end,
        fix: bothNames(text, assignment),
      }));
  });
}

function bothNames(text: string, { name, start, end, indent }: Assignment): Fix {
  const lower = name.toLowerCase();
  return indent === undefined
    ? { title: l10n.t('Write {0}', lower), edits: [{ start, end, text: lower }] }
    : {
        title: l10n.t('Set {0} as well', lower),
        edits: [insertion(endOfLine(text, end), `\n${indent}export ${lower}="$${name}"`)],
      };
}

/** In one instruction, which goes on where its line ends in a backslash. */
const IMAGE_VARIABLE =
  /(?<!\\\r?\n)^[ \t]*ENV[ \t](?:\\\r?\n|[^\n])*?\b((?:https?|all)_proxy)(?:=|[ \t]+)["']?([^\s"']+)["']?[^\n]*(?:\n|$)/gim;

function loginInImage(code: Code): readonly Misuse[] {
  return [...code.text.matchAll(IMAGE_VARIABLE)].flatMap((found) => {
    const [line, name = '', value = ''] = found;
    const proxy = literalProxy(value);
    if (!proxy || !hasLogin(proxy)) {
      return [];
    }
    const start = found.index + line.indexOf(value, line.indexOf(name));
    const isAlone = /^[ \t]*ENV[ \t]+\w+(?:=|[ \t]+)\S+[ \t]*$/i.test(line.trimEnd());
    const edits = [{ start: found.index, end: found.index + line.length, text: '' }];
    const title = l10n.t('Remove the line, and build with --build-arg {0}', name);
    return [{ start, end: start + value.length, ...(isAlone && { fix: { title, edits } }) }];
  });
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

export const ENVIRONMENT_RULES: readonly MisuseRule[] = [
  {
    id: 'environment-tls-to-proxy',
    languages: ASSIGNING,
    words: ['https://'],
    message: () =>
      l10n.t('This speaks TLS to the proxy itself. Most proxies speak none, also for https addresses.'),
    why: 'https://everything.curl.dev/usingcurl/proxies/https.html',
    isHint: true,
    find: tlsInVariable,
  },
  {
    id: 'shell-upper-case-proxy',
    languages: SHELLS,
    words: ['_PROXY'],
    message: () =>
      l10n.t(
        'curl reads http_proxy in lower case alone, and wget every such name: the request goes out directly.',
      ),
    why: 'https://everything.curl.dev/usingcurl/proxies/env.html',
    find: upperCaseName,
  },
  {
    id: 'dockerfile-credentials',
    languages: ['dockerfile'],
    words: ['ENV', '@'],
    message: () =>
      l10n.t('The image keeps these credentials: whoever has it reads them with docker inspect.'),
    why: 'https://docs.docker.com/engine/cli/proxy/',
    find: loginInImage,
  },
];
