/** What `{{…}}` may name in a template. */
const VALUES = [
  'url',
  'server',
  'scheme',
  'host',
  'port',
  'user',
  'password',
  'urls',
  'name',
  'prelude',
] as const;
export type ValueName = (typeof VALUES)[number];

const CONDITIONS = ['credentials', 'nonAscii'] as const;
/** What sections ask about the proxies. */
export type Conditions = Readonly<Record<(typeof CONDITIONS)[number], boolean>>;

const SECTIONS = [...CONDITIONS, 'each'] as const;
type SectionName = (typeof SECTIONS)[number];

interface Section {
  readonly kind: 'section';
  readonly name: SectionName;
  readonly isInverted: boolean;
  readonly body: Node[];
}

export interface Value {
  readonly kind: 'value';
  readonly name: ValueName;
  /** Which repetition of `{{#each}}` it stands in, from 0. */
  readonly item?: number;
}

/** A piece of a template without its sections. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly number: number; readonly text: string }
  | Value;

type Node = Piece | Section;

const TOKEN = /\{\{(?<mark>[#^/]?)(?<name>\w+)\}\}|⟦(?<number>\d+)(?::(?<text>[^⟧]*))?⟧/gu;
/** A section's mark on a line of its own leaves no empty line behind. */
const LONE_MARK = /^[ \t]*(\{\{[#^/]\w+\}\})[ \t]*(?:\n|$)/gm;

/**
 * The template with its sections decided: those with a condition kept or left out, `{{#each}}` repeated
 * `count` times. Throws where the template breaks the grammar.
 */
export function piecesOf(template: string, conditions: Conditions, count: number): readonly Piece[] {
  const flat = (nodes: readonly Node[], item?: number): readonly Piece[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'value') {
        return [item === undefined ? node : { ...node, item }];
      }
      if (node.kind !== 'section') {
        return [node];
      }
      if (node.name !== 'each') {
        return conditions[node.name] === node.isInverted ? [] : flat(node.body, item);
      }
      return Array.from({ length: count }, (_, index) => flat(node.body, index)).flat();
    });
  return flat(parsed(template.replace(LONE_MARK, '$1')));
}

function parsed(template: string): readonly Node[] {
  const root: Node[] = [];
  const open: Section[] = [];
  const body = () => open.at(-1)?.body ?? root;
  let end = 0;
  for (const match of template.matchAll(TOKEN)) {
    body().push({ kind: 'text', text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    const { mark, name, number, text = '' } = match.groups ?? {};
    if (number !== undefined) {
      body().push({ kind: 'stop', number: Number(number), text });
    } else if (mark === '/') {
      if (open.pop()?.name !== name) {
        throw new Error(`${match[0]} closes what is not open`);
      }
    } else if (mark === '') {
      body().push({ kind: 'value', name: oneOf(VALUES, name) });
    } else {
      const section: Section = {
        kind: 'section',
        name: oneOf(SECTIONS, name),
        isInverted: mark === '^',
        body: [],
      };
      body().push(section);
      open.push(section);
    }
  }
  if (open.length > 0) {
    throw new Error(`{{#${open[0]?.name ?? ''}}} is not closed`);
  }
  root.push({ kind: 'text', text: template.slice(end) });
  return root;
}

function oneOf<T extends string>(known: readonly T[], name: string | undefined): T {
  const found = known.find((one) => one === name);
  if (found === undefined) {
    throw new Error(`A template has no {{${name ?? ''}}}`);
  }
  return found;
}
