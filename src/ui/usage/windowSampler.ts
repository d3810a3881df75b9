import { join } from 'node:path';
import { SampleFiles } from '../../usage/history/sampleFiles.js';
import type { CommandContext } from '../commands/context.js';
import { logText } from '../commands/logText.js';
import { accountFacts } from './accountFacts.js';
import type { UsagePorts } from './context.js';
import { Sampler, type SamplerPorts } from './sampler.js';

type SampledWindow = Pick<CommandContext, 'accounts' | 'openAccounts' | 'memory'> &
  Pick<SamplerPorts, 'onDidLearn'> & { readonly log: Pick<CommandContext['log'], 'warn'> };

/** Keeps samples of what this window reads. */
export function windowSampler(context: SampledWindow, { folder }: Pick<UsagePorts, 'folder'>): Sampler {
  const { accounts, openAccounts, memory, onDidLearn, log } = context;
  return new Sampler({
    files: new SampleFiles({
      folder: join(folder, 'samples'),
      now: Date.now,
      onProblem: ({ file, reason }) => {
        log.warn(
          reason === 'damaged'
            ? `Samples of usage are damaged: ${file}`
            : `Samples of usage are left alone, as a later release wrote them: ${file}`,
        );
      },
    }),
    facts: async () => (await openAccounts.all()).map((open) => accountFacts(open, memory)),
    onDidLearn,
    onDidRemove: (listener) => accounts.onDidRemove(listener),
    onFailure: (error) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : logText(error);
      log.warn(`Samples of usage could not be kept: ${reason}`);
    },
  });
}
