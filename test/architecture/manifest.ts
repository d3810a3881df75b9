import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from './sources.js';

const menuItem = z.object({
  command: z.string(),
  when: z.optional(z.string()),
  group: z.optional(z.string()),
});
const setting = z.object({ scope: z.string(), default: z.unknown() });

/** A key of the sidebar selects the focused row first: what counts is the command after that. */
const keybinding = z.pipe(
  z.object({
    command: z.string(),
    key: z.string(),
    when: z.string(),
    args: z.optional(
      z.object({
        commands: z.array(z.union([z.string(), z.object({ command: z.string(), args: z.unknown() })])),
      }),
    ),
  }),
  z.transform(({ command, key, when, args }) => {
    const steps = args?.commands ?? [];
    const last = steps.at(-1);
    return { command: typeof last === 'object' ? last.command : command, key, when, steps };
  }),
);

const schema = z.object({
  name: z.string(),
  publisher: z.string(),
  displayName: z.string(),
  l10n: z.string(),
  extensionKind: z.array(z.string()),
  activationEvents: z.array(z.string()),
  capabilities: z.object({
    untrustedWorkspaces: z.object({
      supported: z.union([z.boolean(), z.literal('limited')]),
      restrictedConfigurations: z.array(z.string()),
    }),
  }),
  contributes: z.object({
    commands: z.array(
      z.object({
        command: z.string(),
        title: z.string(),
        category: z.string(),
        icon: z.optional(z.string()),
      }),
    ),
    viewsContainers: z.record(z.string(), z.array(z.object({ id: z.string(), title: z.string() }))),
    views: z.record(z.string(), z.array(z.object({ id: z.string() }))),
    viewsWelcome: z.array(z.object({ view: z.string(), contents: z.string() })),
    menus: z.record(z.string(), z.array(menuItem)),
    keybindings: z.array(keybinding),
    configuration: z.object({ properties: z.record(z.string(), setting) }),
  }),
});

/** The extension's manifest, as far as the tests ask about it. */
export const MANIFEST = schema.parse(readJson('package.json'));

/** Every text that is a value somewhere in the manifest. */
export const MANIFEST_TEXTS: readonly string[] = textsIn(readJson('package.json'));

/** The English texts that the manifest refers to. */
export const NLS = z.record(z.string(), z.string()).parse(readJson('package.nls.json'));

/** The English messages of the code, each under itself. */
export const BUNDLE = z.record(z.string(), z.string()).parse(readJson('l10n/bundle.l10n.json'));

/** A text file of the project. */
export function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function readJson(file: string): unknown {
  return JSON.parse(readText(file));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
