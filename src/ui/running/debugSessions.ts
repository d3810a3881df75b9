/** A debug session as VS Code shows it to extensions. */
export interface SeenSession {
  readonly id: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly parentSession?: SeenSession | undefined;
}

/** What is told to a session's debug adapter. */
export interface AdapterRequest {
  readonly command?: unknown;
  readonly arguments?: unknown;
}

/** What it says. */
export interface AdapterMessage {
  readonly type?: unknown;
  readonly command?: unknown;
  readonly success?: unknown;
}

/** The member of a resolved configuration that names its relay; VS Code keeps it over a restart. */
export const RUN_MEMBER = '__egress';

interface Expected<Session extends SeenSession> {
  readonly end: () => void;
  readonly giveUp: { dispose(): void };
  session?: Session;
  isRestarting: boolean;
}

/** Far longer than a debugger takes to be found. */
const BEGINS_WITHIN_MS = 5 * 60_000;

/** Knows which debug session each relay belongs to, and ends the relay when the session has gone for good. */
export class DebugSessions<Session extends SeenSession> {
  readonly #expected = new Map<string, Expected<Session>>();

  /** `orphaned` hears of a session whose relay had ended before it began. */
  constructor(
    private readonly ports: {
      readonly later: (then: () => void, afterMs: number) => { dispose(): void };
      readonly orphaned: (session: Session) => void;
    },
  ) {}

  /** From here on, a session of a configuration with this id is awaited; `end` is called once when there will be none. */
  expect(id: string, end: () => void): void {
    this.#expected.set(id, {
      end,
      giveUp: this.ports.later(() => {
        this.#end(id);
      }, BEGINS_WITHIN_MS),
      isRestarting: false,
    });
  }

  /** No longer awaited, and its session, where there is one. `end` is not called. */
  forget(id: string): Session | undefined {
    const expected = this.#expected.get(id);
    this.#expected.delete(id);
    expected?.giveUp.dispose();
    return expected?.session;
  }

  /** A session begins, or begins again; what it starts of its own is part of it. */
  begins(session: Session): void {
    const id = ownRun(session);
    if (id === undefined) {
      return;
    }
    this.#endOthersOf(session, id);
    const expected = this.#expected.get(id);
    if (!expected) {
      this.ports.orphaned(session);
      return;
    }
    expected.giveUp.dispose();
    expected.session = session;
    expected.isRestarting = false;
  }

  /** Restarted, a session keeps its relay: VS Code resolves its configuration anew only where launch.json has changed. */
  isAsked(session: Session, { command, arguments: given }: AdapterRequest): void {
    if (command === 'restart') {
      const next = memberOf(memberOf(given, 'arguments'), RUN_MEMBER);
      const expected = typeof next === 'string' ? this.#expected.get(next) : undefined;
      if (typeof next === 'string' && expected) {
        expected.giveUp.dispose();
        expected.session = session;
        this.#endOthersOf(session, next);
      }
    } else if (memberOf(given, 'restart') === true) {
      const [, expected] = this.#of(session) ?? [];
      if (expected) {
        expected.isRestarting = true;
      }
    }
  }

  /** The adapter answers. Of a launch that failed VS Code says no more than this. */
  answers(session: Session, { type, command, success }: AdapterMessage): void {
    if (type === 'response' && command === 'launch' && success === false) {
      this.ends(session);
    }
  }

  /** A session ended. VS Code says so a second time where it could not be restarted. */
  ends(session: Session): void {
    const [id, expected] = this.#of(session) ?? [];
    if (id === undefined || !expected) {
      return;
    }
    if (expected.isRestarting) {
      expected.isRestarting = false;
      return;
    }
    this.#end(id);
  }

  #of(session: Session): readonly [string, Expected<Session>] | undefined {
    const id = ownRun(session);
    return [...this.#expected].find(
      ([each, expected]) => expected.session?.id === session.id || (!expected.session && each === id),
    );
  }

  #endOthersOf(session: Session, id: string): void {
    for (const [other, expected] of this.#expected) {
      if (other !== id && expected.session?.id === session.id) {
        this.#end(other);
      }
    }
  }

  #end(id: string): void {
    const expected = this.#expected.get(id);
    this.forget(id);
    expected?.end();
  }
}

/** The run of a session, unless it is one that another of the same run has started. */
function ownRun({ configuration, parentSession }: SeenSession): string | undefined {
  const id = configuration[RUN_MEMBER];
  return typeof id === 'string' && parentSession?.configuration[RUN_MEMBER] !== id ? id : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
