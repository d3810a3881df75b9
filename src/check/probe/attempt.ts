import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import { proxysOwn } from './absoluteForm.js';
import { AnswerReader } from './answer.js';
import { Connection, type ConnectionOwner } from './connection.js';
import type { Dialogue, Message, Step, TurnedDown } from './dialogue.js';
import {
  CLOSED_EARLY,
  INTERCEPTED,
  LIVE,
  NOT_HTTP,
  NOT_SOCKS,
  PROXY_UNTRUSTED,
  type Ending,
} from './ending.js';
import { hasLogin } from './login.js';
import { Phases } from './phases.js';
import type { ProbeAnswer, ProbeResult, ProbeTarget } from './probe.js';
import { messagesFor } from './targetMessages.js';
import { proxyTrust, targetTrust } from './trust.js';

/** What is tried on one connection. */
export interface Plan {
  readonly address: ProxyAddress;
  readonly target: ProbeTarget;
  readonly scheme: ProxyScheme;
  readonly dialogue: Dialogue;
  /** How a tunnel was turned down before, if one was. */
  readonly turnedDown: TurnedDown | undefined;
}

/** Told once how an attempt ended, with the target's answer where there is one. */
export interface AttemptOwner {
  attemptEnded(ending: Ending, answer?: ProbeAnswer): void;
}

/** One connection's steps: connect, the proxy's protocol, TLS with the target, the request, its answer. */
export class Attempt implements ConnectionOwner {
  readonly phases = new Phases();
  readonly form: ProbeResult['form'];
  /** Whether the proxy has answered in the protocol it was spoken to. */
  isRecognized = false;
  /** What it answered that is not its protocol; valid while the owner is told of it. */
  heard: Buffer | undefined;
  private readonly connection: Connection;
  private stage: 'connecting' | 'agreeing' | 'securing' | 'asking' = 'connecting';
  private reader: AnswerReader | undefined;

  /** Throws where no connection can have such an address. */
  constructor(
    private readonly plan: Plan,
    private readonly owner: AttemptOwner,
  ) {
    const { address, target, dialogue, turnedDown } = plan;
    const takesUrl = turnedDown !== undefined || target.isAbsoluteOnly === true;
    this.form = dialogue.form === 'connect' && takesUrl ? 'absolute' : dialogue.form;
    this.connection = new Connection(this, address.host, address.port);
  }

  get isConnected(): boolean {
    return this.connection.isConnected;
  }

  /** How it turned a tunnel down, where it may take the request in absolute form. */
  get turnedDown(): TurnedDown | undefined {
    return this.plan.dialogue.turnedDown;
  }

  /** Both ways so far. */
  get bytes(): number {
    return this.connection.bytes;
  }

  /** How it ends if its time is up now. */
  get timeout(): Ending {
    switch (this.stage) {
      case 'connecting':
        return { verdict: 'timeout', reason: 'slowConnect' };
      case 'agreeing':
      case 'securing':
        return { verdict: 'timeout', reason: 'slowHandshake' };
      case 'asking':
        return { verdict: 'timeout', reason: 'slowAnswer' };
    }
  }

  close(): void {
    this.connection.close();
  }

  connected(): void {
    this.phases.connectMs = this.phases.lap();
    this.stage = 'agreeing';
    if (this.plan.scheme === 'https') {
      this.connection.secure(this.plan.address.host, proxyTrust(this.plan.target.roots));
    } else {
      this.agree();
    }
  }

  secured(): void {
    if (this.stage === 'securing') {
      this.phases.tlsMs = this.phases.lap();
      this.ask(this.plan.target.request);
    } else {
      this.phases.handshakeMs = this.phases.lap();
      this.agree();
    }
  }

  received(bytes: Buffer, length: number): boolean {
    if (this.reader) {
      return this.hearAnswer(this.reader, bytes, length);
    }
    const step = this.plan.dialogue.read(bytes, length);
    if (step === 'more') {
      return false;
    }
    this.follow(step, bytes, length);
    return true;
  }

  ended(bytes: Buffer, length: number): void {
    if (!this.reader || length === 0) {
      this.end(CLOSED_EARLY);
      return;
    }
    const step = this.reader.closed();
    if (step === 'whole') {
      this.endAnswered(this.reader.answer(bytes, length));
    } else {
      this.end(step);
    }
  }

  failed(ending: Ending): void {
    this.end(ending);
  }

  distrusted(): void {
    this.end(this.stage === 'securing' ? INTERCEPTED : PROXY_UNTRUSTED);
  }

  /** Says the first word of the protocol, or at once the request where the proxy takes the URL itself. */
  private agree(): void {
    if (this.form === 'absolute') {
      this.ask(messagesFor(this.plan.target).absolute(this.plan.address));
    } else {
      this.connection.send(this.plan.dialogue.opening);
    }
  }

  private follow(step: Exclude<Step, 'more'>, bytes: Buffer, length: number): void {
    const { dialogue } = this.plan;
    if (step === 'open' && dialogue.tunnelStart < length) {
      // Nobody but the proxy itself can speak before the target has been asked.
      this.endRefused(dialogue.form === 'connect' ? NOT_HTTP : NOT_SOCKS, bytes, length);
    } else if (step === 'open') {
      this.isRecognized = true;
      this.phases.tunnelMs = this.phases.lap();
      this.enterTunnel();
    } else if ('message' in step) {
      this.isRecognized = true;
      if (step.namesTarget) {
        this.phases.handshakeMs = this.phases.lap();
      }
      this.connection.send(step.message);
    } else {
      this.endRefused(step, bytes, length);
    }
  }

  private enterTunnel(): void {
    const { target } = this.plan;
    if (target.isTls) {
      this.stage = 'securing';
      this.connection.secure(target.host, targetTrust(target.roots));
    } else {
      this.ask(target.request);
    }
  }

  private ask(request: Message): void {
    const { target } = this.plan;
    this.stage = 'asking';
    this.reader = new AnswerReader(target.answerBytes, messagesFor(target).hasBody);
    this.connection.send(request);
  }

  private hearAnswer(reader: AnswerReader, bytes: Buffer, length: number): boolean {
    if (Number.isNaN(this.phases.firstByteMs)) {
      this.phases.firstByteMs = this.phases.lap();
    }
    const step = reader.read(bytes, length);
    if (step === 'more') {
      return false;
    }
    if (step === 'whole') {
      this.endAnswered(reader.answer(bytes, length));
    } else {
      this.endRefused(step, bytes, length);
    }
    return true;
  }

  private endAnswered(answer: ProbeAnswer): void {
    const { address, turnedDown } = this.plan;
    this.isRecognized = true;
    const refused = this.form === 'absolute' ? proxysOwn(answer, turnedDown, hasLogin(address)) : undefined;
    if (refused) {
      this.end(refused);
    } else {
      this.end(LIVE, answer);
    }
  }

  private endRefused(ending: Ending, bytes: Buffer, length: number): void {
    if (ending.verdict === 'garbage') {
      this.heard = bytes.subarray(0, length);
    } else {
      this.isRecognized = true;
    }
    this.end(ending);
  }

  private end(ending: Ending, answer?: ProbeAnswer): void {
    this.connection.close();
    this.owner.attemptEnded(ending, answer);
  }
}
