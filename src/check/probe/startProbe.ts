import { isIP } from 'node:net';
import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import { Attempt, type AttemptOwner } from './attempt.js';
import { Detection } from './detection.js';
import type { TurnedDown } from './dialogue.js';
import { MALFORMED, TARGET_UNREACHABLE, type Ending } from './ending.js';
import { hostNames } from './hostNames.js';
import { newDialogue, wantsAddress } from './newDialogue.js';
import { Phases } from './phases.js';
import type { ProbeAnswer, ProbeResult, ProbeTarget, RunningProbe, StartProbe } from './probe.js';
import { messagesFor } from './targetMessages.js';

/** Makes attempts until one tells: another protocol where none is known, absolute form where no tunnel is given. */
class Probe implements RunningProbe, AttemptOwner {
  readonly startedAt = performance.now();
  private readonly detection: Detection | undefined;
  private scheme: ProxyScheme;
  private isSchemeKnown: boolean;
  private attempt: Attempt | undefined;
  private turnedDown: TurnedDown | undefined;
  /** How the protocols that were tried before ended, while it is unknown which one it is. */
  private earlier: Ending | undefined;
  private earlierBytes = 0;
  private isOver = false;

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
    return this.attempt?.isConnected ?? false;
  }

  expire(): void {
    this.finish(this.attempt?.timeout ?? { verdict: 'timeout', reason: 'slowConnect' });
  }

  cancel(): void {
    this.isOver = true;
    this.attempt?.close();
  }

  /** Starts an attempt in the present scheme, with the target's address where that is all that it takes. */
  private approach(): void {
    const { host } = this.target;
    if (!wantsAddress(this.scheme) || isIP(host) !== 0) {
      this.begin(host);
      return;
    }
    hostNames.addresses(host, (_, addresses) => {
      const ipv4 = addresses.find(({ family }) => family === 4);
      const found = ipv4 ?? (this.scheme === 'socks5' ? addresses[0] : undefined);
      if (this.isOver) {
        return;
      }
      if (found) {
        this.begin(found.address);
      } else {
        this.finishSoon(this.earlier ?? TARGET_UNREACHABLE);
      }
    });
  }

  private begin(targetHost: string): void {
    const { address, target, scheme, turnedDown } = this;
    const dialogue = newDialogue(scheme, address, messagesFor(target), targetHost);
    try {
      this.attempt = dialogue && new Attempt({ address, target, scheme, dialogue, turnedDown }, this);
    } catch {
      // Not even the system takes such a host or port.
    }
    if (!this.attempt) {
      this.finishSoon(this.earlier ?? MALFORMED);
    }
  }

  private approachAgain(): void {
    this.earlierBytes += this.attempt?.bytes ?? 0;
    this.attempt = undefined;
    this.approach();
  }

  attemptEnded(ending: Ending, answer?: ProbeAnswer): void {
    const { attempt, detection, turnedDown } = this;
    this.isSchemeKnown ||= attempt?.isRecognized ?? false;
    this.turnedDown ??= attempt?.turnedDown;
    if (this.turnedDown && !turnedDown && !this.target.isTls) {
      this.approachAgain();
      return;
    }
    if (this.isSchemeKnown || !detection) {
      this.finish(ending, answer);
      return;
    }
    if (attempt?.heard) {
      detection.heard(attempt.heard);
    }
    // That it cannot be reached is the same in every protocol.
    const next = attempt?.isConnected ? detection.next() : undefined;
    // What was answered tells more than that nothing was.
    this.earlier = this.earlier && ending.verdict !== 'garbage' ? this.earlier : ending;
    if (next) {
      this.scheme = next;
      this.approachAgain();
    } else {
      this.finish(this.earlier);
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
    const { attempt } = this;
    const phases = attempt?.phases ?? new Phases();
    attempt?.close();
    this.onDone({
      verdict,
      reason,
      scheme: this.isSchemeKnown ? this.scheme : undefined,
      form: attempt?.form ?? 'connect',
      connectMs: phases.connectMs,
      handshakeMs: phases.handshakeMs,
      tunnelMs: phases.tunnelMs,
      tlsMs: phases.tlsMs,
      firstByteMs: phases.firstByteMs,
      totalMs: performance.now() - this.startedAt,
      bytes: this.earlierBytes + (attempt?.bytes ?? 0),
      answer,
    });
  }
}

/** Checks over sockets of its own, which no setting of the editor can lead elsewhere. */
export const startProbe: StartProbe = (address, target, onDone) => new Probe(address, target, onDone);
