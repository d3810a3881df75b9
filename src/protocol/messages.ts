import * as z from 'zod/mini';

/** What one side may say to the other: the schema of what goes along with each name. */
export type Messages = Readonly<Record<string, z.ZodMiniType>>;

/** What the side that hears does about each message; without one of them nothing compiles. */
export type MessageHandlers<All extends Messages> = {
  readonly [Name in keyof All]: (said: z.output<All[Name]>) => Promise<void> | void;
};

/** One message as it travels. */
export interface Envelope {
  readonly name: string;
  readonly said: unknown;
}

/** Hands a message on to the other side. */
export type Send<All extends Messages> = <Name extends keyof All & string>(
  name: Name,
  said: z.input<All[Name]>,
) => void;

/** Wraps what is said for its way. */
export function sender<All extends Messages>(post: (envelope: Envelope) => void): Send<All> {
  return (name, said) => {
    post({ name, said });
  };
}

export interface ReceiverOptions {
  /** A message was not read; says which and what is wrong with it, never what it holds. */
  readonly onDropped: (fault: string) => void;
  /** A handler threw, or its promise was rejected. */
  readonly onFailed: (name: string, error: unknown) => void;
}

/**
 * Hears messages of any origin: what is no message, has no known name or cannot be read by its schema is dropped, and
 * nothing is thrown. A handler gets what its schema made of what came.
 */
export function receiver<All extends Messages>(
  messages: All,
  handlers: MessageHandlers<All>,
  { onDropped, onFailed }: ReceiverOptions,
): (received: unknown) => void {
  const names: readonly (keyof All & string)[] = Object.keys(messages);
  const readers = new Map(names.map((name) => [name, reader(messages[name], handlers[name])]));
  return (received) => {
    const envelope = z.safeParse(ENVELOPE, received);
    if (!envelope.success) {
      onDropped('no message');
      return;
    }
    const { name, said } = envelope.data;
    const read = readers.get(name)?.(said);
    if (read === undefined) {
      onDropped('a message of no known name');
    } else if (read.kind === 'unread') {
      onDropped(`${name}: ${read.at}`);
    } else {
      read.done.catch((error: unknown) => {
        onFailed(name, error);
      });
    }
  };
}

const ENVELOPE = z.object({ name: z.string(), said: z.unknown() });

type Read =
  | { readonly kind: 'read'; readonly done: Promise<void> }
  /** Where in what was said the fault is. */
  | { readonly kind: 'unread'; readonly at: string };

function reader<Schema extends z.ZodMiniType>(
  schema: Schema,
  handle: (said: z.output<Schema>) => Promise<void> | void,
): (said: unknown) => Read {
  return (said) => {
    const parsed = z.safeParse(schema, said);
    if (parsed.success) {
      return { kind: 'read', done: handled(handle, parsed.data) };
    }
    return { kind: 'unread', at: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  };
}

async function handled<Said>(handle: (said: Said) => Promise<void> | void, said: Said): Promise<void> {
  await handle(said);
}
