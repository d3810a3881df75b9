import path from 'node:path';
import type { Secret } from '../../core/secret.js';
import { upsertVariable, variableHolding, variableState } from '../../snippets/dotenv.js';
import { withIgnored } from '../../snippets/gitignore.js';
import type { EnvFile, EnvRefusal } from './envFile.js';

/** A variable, and the value it is to have. */
export interface Definition {
  readonly name: string;
  readonly value: Secret;
}

/** What `.env` must define for a text that refers to this variable: itself, or several that are named after it. */
export type DefinitionsOf = (variable: string) => readonly Definition[];

/** What it takes for `.env` to hold the values; `variable` is the name to refer to in every case. */
export type EnvPlan =
  /** It holds them already. */
  | { readonly kind: 'keep'; readonly variable: string }
  | WritePlan
  | { readonly kind: 'refuse'; readonly variable: string; readonly reason: EnvRefusal };

export interface WritePlan {
  readonly kind: 'write';
  readonly variable: string;
  /** What is defined then: the variable, or those named after it. */
  readonly names: readonly string[];
  readonly text: string;
  /** What the `.gitignore` beside the file must say first, where git would commit the file otherwise. */
  readonly ignoreText?: string;
  /** The suggested name, where `variable` is another since it has another value. */
  readonly taken?: string;
  /** The file's text whose values are replaced: with any other text, that was not agreed to. */
  readonly replaced?: string;
}

/** One variable that has the value itself. */
export function oneVariable(value: Secret): DefinitionsOf {
  return (name) => [{ name, value }];
}

/**
 * Plans for the values under the suggested name, or the next one that no other value has; where the other
 * value is to be replaced, under the suggested one.
 */
export function planEnv(
  file: EnvFile,
  definitionsOf: DefinitionsOf,
  suggestedVariable: string,
  options: { readonly replaces: boolean } = { replaces: false },
): EnvPlan {
  const present = presentVariable(file.text, definitionsOf, suggestedVariable);
  if (present !== undefined) {
    return { kind: 'keep', variable: present };
  }
  const variable = options.replaces
    ? suggestedVariable
    : freeVariable(file.text, definitionsOf, suggestedVariable);
  if (file.git === 'tracked') {
    return { kind: 'refuse', variable, reason: 'tracked' };
  }
  const definitions = definitionsOf(variable);
  return {
    kind: 'write',
    variable,
    names: definitions.map(({ name }) => name),
    text: definitions.reduce(
      (text, { name, value }) => upsertVariable(text, name, value.expose()),
      file.text,
    ),
    ...ignoring(file),
    ...(variable !== suggestedVariable && { taken: suggestedVariable }),
    ...(options.replaces && { replaced: file.text }),
  };
}

/** The name under which the file has all the values: one value may have any name, several have those they get here. */
function presentVariable(
  text: string,
  definitionsOf: DefinitionsOf,
  suggestedVariable: string,
): string | undefined {
  const [first] = definitionsOf(suggestedVariable);
  const holding = first && variableHolding(text, first.value.expose());
  return [suggestedVariable, ...(holding === undefined ? [] : [holding])].find((variable) =>
    definitionsOf(variable).every(({ name, value }) => variableState(text, name, value.expose()) === 'held'),
  );
}

function freeVariable(text: string, definitionsOf: DefinitionsOf, base: string): string {
  const isTaken = (variable: string) =>
    definitionsOf(variable).some(({ name, value }) => variableState(text, name, value.expose()) === 'taken');
  let variable = base;
  for (let number = 2; isTaken(variable); number += 1) {
    variable = `${base}_${number}`;
  }
  return variable;
}

/** What the `.gitignore` beside the file must say before a value goes into it, where it does not yet. */
export function ignoring(file: EnvFile): { readonly ignoreText?: string } {
  const { ignoreText } = file;
  return ignoreText === undefined ? {} : { ignoreText: withIgnored(ignoreText, path.basename(file.path)) };
}
