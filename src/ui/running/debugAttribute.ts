import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { Refusal } from '../commands/context.js';

/** The proxy that a launch configuration or a task names: a person is asked, the folder's binding, or one by its names. */
export type EgressAttribute = 'ask' | 'workspace' | { readonly account: string; readonly proxy: string };

const attribute = lazily(() =>
  z.union([
    z.enum(['ask', 'workspace']),
    z.strictObject({
      account: z.string().check(z.minLength(1)),
      proxy: z.string().check(z.minLength(1)),
    }),
  ]),
);

/**
 * What is written in launch.json or tasks.json, as far as it can be meant.
 *
 * @throws Refusal naming the member that cannot be read
 */
export function readAttribute(value: unknown, member: 'egress' | 'proxy'): EgressAttribute {
  const result = attribute().safeParse(value);
  if (!result.success) {
    throw new Refusal(
      l10n.t(
        '"{0}" can be "ask", "workspace", or an object with "account" and "proxy" alone. Nothing was started.',
        member,
      ),
    );
  }
  return result.data;
}
