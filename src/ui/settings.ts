import * as vscode from 'vscode';

/** What people may set, each with the scope the manifest gives it. A test keeps both equal. */
export interface Settings {
  /** Whether an insertion is a reference to a variable, or the URL itself. */
  credentials(): 'reference' | 'literal';
  /** The name a proxy URL gets in `.env`, unless another value has it. */
  variableName(): string;
}

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Reads the settings each time anew, so that a change counts at once. */
export const settings: Settings = {
  credentials() {
    return read('insert.credentials') === 'literal' ? 'literal' : 'reference';
  },
  variableName() {
    const name = read('insert.variableName');
    return typeof name === 'string' && VARIABLE_NAME.test(name) ? name : 'PROXY_URL';
  },
};

function read(name: string): unknown {
  return vscode.workspace.getConfiguration('egress').get(name);
}
