import * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';

export function masks(_context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from();
}
