import type { CommandContext, GuardHandlers } from './ui/commands/context.js';
import { codeLenses } from './ui/guard/codeLenses.js';
import { completions } from './ui/guard/completions.js';
import { hovers } from './ui/guard/hovers.js';
import { leakDiagnostics } from './ui/guard/leakDiagnostics.js';
import { masks } from './ui/guard/masks.js';
import { misuseDiagnostics } from './ui/guard/misuseDiagnostics.js';
import { pastes } from './ui/guard/pastes.js';
import { scanForCredentials } from './ui/guard/scanForCredentials.js';
import { toggleCredentialMask } from './ui/guard/toggleCredentialMask.js';

/** The part of the extension that looks after the text in the editors. It sends nothing by itself. */
export class Guard {
  readonly handlers: GuardHandlers = { scanForCredentials, toggleCredentialMask };
  readonly #parts: readonly { dispose(): unknown }[];

  constructor(context: CommandContext) {
    this.#parts = [
      leakDiagnostics(context),
      misuseDiagnostics(context),
      masks(context),
      hovers(context),
      completions(context),
      codeLenses(context),
      pastes(context),
    ];
  }

  dispose(): void {
    for (const part of this.#parts) {
      part.dispose();
    }
  }
}
