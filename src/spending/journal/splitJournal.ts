import type { History } from '../door.js';
import type { Intent } from '../intent.js';
import type { IntentEvent, JournalPort } from '../ports.js';
import type { MemoryJournal } from './memoryJournal.js';

/** The journal on disk, with the sandbox's intents beside it in memory. */
export class SplitJournal implements JournalPort {
  constructor(
    private readonly disk: JournalPort,
    private readonly sandbox: MemoryJournal,
  ) {}

  create(intent: Intent): Promise<void> {
    return (intent.account.isSandbox ? this.sandbox : this.disk).create(intent);
  }

  append(intentId: string, event: IntentEvent): Promise<void> {
    return (this.sandbox.has(intentId) ? this.sandbox : this.disk).append(intentId, event);
  }

  async records(): Promise<History> {
    const [disk, sandbox] = await Promise.all([this.disk.records(), this.sandbox.records()]);
    return {
      records: [...disk.records, ...sandbox.records].sort((left, right) => right.intent.at - left.intent.at),
      damaged: disk.damaged,
    };
  }

  setAside(file: string): Promise<void> {
    return this.disk.setAside(file);
  }
}
