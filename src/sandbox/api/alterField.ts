import type { Fault } from '../faults.js';
import { parseJson } from './call.js';

const PLACEHOLDER = '\u0000altered\u0000';

/** The JSON text with one field replaced or removed; unchanged where the path leads nowhere. */
export function alterField(text: string, fault: Pick<Fault, 'jsonPath' | 'value' | 'rawValue'>): string {
  const root: unknown = parseJson(text);
  const steps = (fault.jsonPath ?? '').match(/[^.[\]$]+/g) ?? [];
  const last = steps.at(-1);
  const holder = steps
    .slice(0, -1)
    .reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), root);
  if (last === undefined || !isObject(holder)) {
    return text;
  }
  holder[last] = fault.rawValue === undefined ? fault.value : PLACEHOLDER;
  return JSON.stringify(root).replace(JSON.stringify(PLACEHOLDER), () => fault.rawValue ?? '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
