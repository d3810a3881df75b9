import path from 'node:path';
import type { Secret } from '../../core/secret.js';
import { freeVariableName, upsertVariable, variableHolding } from '../../snippets/dotenv.js';
import { withIgnored } from '../../snippets/gitignore.js';
import type { EnvFile, EnvRefusal } from './envFile.js';

/** What it takes for a variable of `.env` to hold a value; `variable` is the name to refer to in every case. */
export type EnvPlan =
  /** It holds the value already. */
  | { readonly kind: 'keep'; readonly variable: string }
  | {
      readonly kind: 'write';
      readonly variable: string;
      readonly text: string;
      /** What the `.gitignore` beside the file must say first, where git would commit the file otherwise. */
      readonly ignoreText?: string;
    }
  | { readonly kind: 'refuse'; readonly variable: string; readonly reason: EnvRefusal };

/** Plans for the value under the suggested name, or the next one that no other value has. */
export function planEnv(file: EnvFile, value: Secret, suggestedVariable: string): EnvPlan {
  const present = variableHolding(file.text, value.expose());
  if (present !== undefined) {
    return { kind: 'keep', variable: present };
  }
  const variable = freeVariableName(file.text, suggestedVariable);
  if (file.git === 'tracked') {
    return { kind: 'refuse', variable, reason: 'tracked' };
  }
  const text = upsertVariable(file.text, variable, value.expose());
  return { kind: 'write', variable, text, ...ignoring(file) };
}

/** What the `.gitignore` beside the file must say before a value goes into it, where it does not yet. */
export function ignoring(file: EnvFile): { readonly ignoreText?: string } {
  const isSafe = file.git === 'ignored' || file.git === 'none';
  return isSafe ? {} : { ignoreText: withIgnored(file.ignoreText, path.basename(file.path)) };
}
