import { isIP } from 'node:net';
import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import { AnswerReader } from './answer.js';
import { Connection, type ConnectionOwner } from './connection.js';
import { Detection } from './detection.js';
import type { Dialogue, Message, Step } from './dialogue.js';
import {
  CLOSED_EARLY,
  INTERCEPTED,
  LIVE,
  MALFORMED,
  PROXY_UNTRUSTED,
  TARGET_UNREACHABLE,
  type Ending,
} from './ending.js';
import { hostNames } from './hostNames.js';
import { absoluteRefusal } from './httpConnect.js';
import { hasLogin } from './login.js';
import { newDialogue, wantsAddress } from './newDialogue.js';
import { Phases } from './phases.js';
import type { ProbeAnswer, ProbeResult, ProbeTarget, RunningProbe, StartProbe } from './probe.js';
import { messagesFor } from './targetMessages.js';
import { trustIn } from './trust.js';

/** Goes through one check's steps: connect, the proxy's protocol, TLS with the target, the request, its answer. */
class Probe implements RunningProbe, ConnectionOwner {
  readonly startedAt = performance.now();
  private readonly detection: Detection | undefined;
  private scheme: ProxyScheme;
  private isSchemeKnown: boolean;
  private isAbsolute = false;
  private stage: 'connecting' | 'agreeing' | 'securing' | 'asking' = 'connecting';
  private phases = new Phases(this.startedAt);
  private connection: Connection | undefined;
  private dialogue: Dialogue | undefined;
  private reader: AnswerReader | undefined;
  private isOver = false;
  /** How the protocols that were tried before ended, while it is unknown which one it is. */
  private earlier: Ending | undefined;
  private earlierBytes = 0;

  constructor(
    private readonly address: ProxyAddress,
    private readonly target: ProbeTarget,
    private readonly onDone: (result: ProbeResult) => void,
  ) {
    this.detection = address.scheme ? undefined : new Detection(address.port);
    this.isSchemeKnown = this.detection === undefined;
    this.scheme = address.scheme ?? this.detection?.next() ?? 'http';
    this.approach();
  }

  get isConnected(): boolean {
    return this.connection?.isConnected ?? false;
  }

  expire(): void {
    switch (this.stage) {
      case 'connecting':
        this.finish({ verdict: 'timeout', reason: 'slowConnect' });
        break;
      case 'agreeing':
      case 'securing':
        this.finish({ verdict: 'timeout', reason: 'slowHandshake' });
        break;
      case 'asking':
        this.finish({ verdict: 'timeout', reason: 'slowAnswer' });
    }
  }

  cancel(): void {
    this.isOver = true;
    this.connection?.close();
  }

  connected(): void {
    this.phases.connectMs = this.phases.lap();
    this.stage = 'agreeing';
    if (this.scheme === 'https') {
      this.connection?.secure(this.address.host, trustIn(this.target.roots));
    } else {
      this.agree();
    }
  }

  secured(): void {
    if (this.stage === 'securing') {
      this.phases.tlsMs = this.phases.lap();
      this.ask(this.target.request);
    } else {
      this.phases.handshakeMs = this.phases.lap();
      this.agree();
    }
  }

  received(bytes: Buffer, length: number): boolean {
    if (this.stage === 'asking') {
      return this.hearAnswer(bytes, length);
    }
    const step = this.dialogue?.read(bytes, length) ?? 'more';
    if (step === 'more') {
      return false;
    }
    this.follow(step, bytes, length);
    return true;
  }

  ended(bytes: Buffer, length: number): void {
    if (this.stage !== 'asking' || !this.reader || length === 0) {
      this.giveUp(CLOSED_EARLY);
      return;
    }
    const end = this.reader.closed();
    if (end === 'whole') {
      this.finishAnswered(this.reader, bytes, length);
    } else {
      this.finish(end);
    }
  }

  failed(ending: Ending): void {
    this.giveUp(ending);
  }

  distrusted(): void {
    this.finish(this.stage === 'securing' ? INTERCEPTED : PROXY_UNTRUSTED);
  }

  /** Opens a connection to speak the present scheme on, with the target's address where that is what it takes. */
  private approach(): void {
    const { host } = this.target;
    if (!wantsAddress(this.scheme) || isIP(host) !== 0) {
      this.connect(host);
      return;
    }
    hostNames.addresses(host, (_, addresses) => {
      const ipv4 = addresses.find(({ family }) => family === 4);
      const found = ipv4 ?? (this.scheme === 'socks5' ? addresses[0] : undefined);
      if (this.isOver) {
        return;
      }
      if (found) {
        this.connect(found.address);
      } else {
        this.finishSoon(TARGET_UNREACHABLE);
      }
    });
  }

  private connect(targetHost: string): void {
    const { scheme, address, target } = this;
    this.dialogue = newDialogue(scheme, address, target, targetHost);
    if (!this.dialogue) {
      this.finishSoon(MALFORMED);
      return;
    }
    try {
      this.connection = new Connection(this, address.host, address.port);
    } catch {
      this.finishSoon(MALFORMED);
    }
  }

  private approachAgain(): void {
    this.earlierBytes += this.connection?.bytes ?? 0;
    this.connection?.close();
    this.connection = undefined;
    this.stage = 'connecting';
    this.phases = new Phases(performance.now());
    this.approach();
  }

  /** Says the first word of the protocol, or at once the request where the proxy takes the URL itself. */
  private agree(): void {
    if (this.isAbsolute) {
      this.ask(messagesFor(this.target).absolute(this.address));
    } else if (this.dialogue) {
      this.connection?.send(this.dialogue.opening.message);
    }
  }

  private follow(step: Exclude<Step, 'more'>, bytes: Buffer, length: number): void {
    if (step === 'open') {
      this.isSchemeKnown = true;
      this.phases.tunnelMs = this.phases.lap();
      this.enterTunnel();
    } else if ('message' in step) {
      this.isSchemeKnown = true;
      if (step.namesTarget) {
        this.phases.handshakeMs = this.phases.lap();
      }
      this.connection?.send(step.message);
    } else if (step.verdict === 'garbage') {
      this.detection?.heard(bytes, length);
      this.giveUp(step);
    } else {
      this.isSchemeKnown = true;
      if (this.dialogue?.mayTakeUrl && !this.target.isTls) {
        this.isAbsolute = true;
        this.approachAgain();
      } else {
        this.finish(step);
      }
    }
  }

  private enterTunnel(): void {
    const { target } = this;
    if (target.isTls) {
      this.stage = 'securing';
      this.connection?.secure(target.host, trustIn(target.roots));
    } else {
      this.ask(target.request);
    }
  }

  private ask(request: Message): void {
    this.stage = 'asking';
    this.reader = new AnswerReader(this.target.answerBytes, messagesFor(this.target).hasBody);
    this.connection?.send(request);
  }

  private hearAnswer(bytes: Buffer, length: number): boolean {
    const { reader, phases } = this;
    if (!reader) {
      return true;
    }
    if (Number.isNaN(phases.firstByteMs)) {
      phases.firstByteMs = phases.lap();
    }
    const step = reader.read(bytes, length);
    if (step === 'more') {
      return false;
    }
    if (step === 'whole') {
      this.finishAnswered(reader, bytes, length);
    } else {
      this.finish(step);
    }
    return true;
  }

  private finishAnswered(reader: AnswerReader, bytes: Buffer, length: number): void {
    const refused = this.isAbsolute ? absoluteRefusal(reader.status, hasLogin(this.address)) : undefined;
    if (refused) {
      this.finish(refused);
    } else {
      this.finish(LIVE, reader.answer(bytes, length));
    }
  }

  /** Ends the check, or goes on with the next protocol while it is unknown which one the proxy speaks. */
  private giveUp(ending: Ending): void {
    const next = this.isSchemeKnown || !this.isConnected ? undefined : this.detection?.next();
    // What was answered tells more than that nothing was.
    const telling = this.earlier && ending.verdict !== 'garbage' ? this.earlier : ending;
    if (next) {
      this.earlier = telling;
      this.scheme = next;
      this.approachAgain();
    } else {
      this.finish(this.isSchemeKnown ? ending : telling);
    }
  }

  /** Whoever started the check hears of its end after it has got it. */
  private finishSoon(ending: Ending): void {
    process.nextTick(() => {
      this.finish(ending);
    });
  }

  private finish({ verdict, reason }: Ending, answer?: ProbeAnswer): void {
    if (this.isOver) {
      return;
    }
    this.isOver = true;
    const { connectMs, handshakeMs, tunnelMs, tlsMs, firstByteMs } = this.phases;
    const bytes = this.earlierBytes + (this.connection?.bytes ?? 0);
    this.connection?.close();
    this.onDone({
      verdict,
      reason,
      ...(this.isSchemeKnown && { scheme: this.scheme }),
      form: this.isAbsolute ? 'absolute' : (this.dialogue?.form ?? 'connect'),
      connectMs,
      handshakeMs,
      tunnelMs,
      tlsMs,
      firstByteMs,
      totalMs: performance.now() - this.startedAt,
      bytes,
      ...(answer && { answer }),
    });
  }
}

/** Checks over sockets of its own, which no setting of the editor can lead elsewhere. */
export const startProbe: StartProbe = (address, target, onDone) => new Probe(address, target, onDone);
