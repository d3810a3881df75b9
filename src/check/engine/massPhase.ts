import type { Finding } from '../judge/judge.js';
import type { AskedJudge } from '../looks/look.js';
import type { ProbeResult } from '../probe/probe.js';
import type { Reason } from '../verdict.js';
import { CredentialWatch } from './credentialWatch.js';
import { Descriptors } from './descriptors.js';
import type { Flight } from './flights.js';
import { Flights } from './flights.js';
import { HostPlaces } from './hostPlaces.js';
import { JudgeWatch } from './judgeWatch.js';
import type { MassWork } from './massWork.js';
import { Pace } from './pace.js';
import { Patience } from './patience.js';
import type { StopReason } from './plan.js';
import { SecureLooks } from './secureLooks.js';
import { Turns } from './turns.js';

/** So many rows may wait for a place at their host before the list is not read on. */
const LOOK_AHEAD = 10_000;

/** Failures of which no judge can be the cause. */
const NOT_THE_JUDGE: ReadonlySet<Reason> = new Set([
  'connectionRefused',
  'loginRequired',
  'loginRefused',
  'malformedAddress',
]);

/** Takes every waiting row through one check. */
export class MassPhase {
  isPaused = false;
  readonly #flights: Flights;
  readonly #hosts: HostPlaces;
  readonly #patience: Patience;
  readonly #pace: Pace;
  readonly #descriptors: Descriptors;
  readonly #credentials = new CredentialWatch();
  readonly #watch = new JudgeWatch();
  readonly #secureLooks: SecureLooks;
  readonly #turns: Turns;
  #isAsking = false;
  #hasEnded = false;
  #end: (reason: StopReason | undefined) => void = () => undefined;

  constructor(private readonly work: MassWork) {
    const { limits } = work.plan;
    this.#flights = new Flights(limits.timeoutMs, work.ports.clock.nowMs());
    this.#hosts = new HostPlaces(limits.perHost);
    this.#patience = new Patience(limits.timeoutMs);
    this.#pace = new Pace(limits.concurrency);
    this.#descriptors = new Descriptors(work.ports.descriptors);
    this.#secureLooks = new SecureLooks(work.judges);
    this.#turns = new Turns(work.ports.clock, this.#pace, {
      mayStart: (nowMs) => this.#mayStart(nowMs),
      startNext: (nowMs) => this.#startNext(nowMs),
      onIdle: () => {
        this.#endWhenIdle();
      },
    });
  }

  /** How many are under way, parked or not. */
  get open(): number {
    return this.#flights.open;
  }

  get parked(): number {
    return this.#flights.parked;
  }

  /** Settles once no row waits and none is under way, or with why it could not go on. */
  run(): Promise<StopReason | undefined> {
    return new Promise((resolve) => {
      this.#end = (reason) => {
        this.#hasEnded = true;
        this.#flights.cancel(() => true);
        resolve(reason);
      };
      this.call();
    });
  }

  /** Ends all that is under way without a word. */
  cancel(): void {
    this.#end(undefined);
  }

  /** Has checks started as soon as what has come in was heard. */
  call(): void {
    this.#turns.call();
  }

  /** What time alone brings about. */
  tick(): void {
    const nowMs = this.work.ports.clock.nowMs();
    this.#flights.sweep(nowMs, this.#patience, (flight) => {
      this.#park(flight, nowMs);
    });
    if (this.#watch.isInDoubt(nowMs, this.#patience.answerMs)) {
      this.#askJudge();
    }
    this.call();
  }

  #mayStart(nowMs: number): boolean {
    const { queue, judges } = this.work;
    return (
      !this.isPaused &&
      !this.#hasEnded &&
      judges.sitting !== undefined &&
      this.#flights.holdingSlots < this.#pace.atOnce &&
      this.#descriptors.hasRoom(this.#flights.open, nowMs) &&
      (queue.hasFirst || this.#hosts.waitingCount < LOOK_AHEAD)
    );
  }

  #startNext(nowMs: number): boolean {
    const { plan, ports, ledger, queue, judges } = this.work;
    const row = queue.take();
    if (row === undefined || judges.sitting === undefined) {
      return false;
    }
    const credential = plan.list.credential(row);
    this.#credentials.meet(credential);
    if (this.#credentials.isRefused(credential)) {
      ledger.uncheck(row, 'credentialRefusedBefore');
      return true;
    }
    const address = plan.list.address(row);
    if (this.#hosts.enter(address.host, row)) {
      const asked = this.#secureLooks.judgeOf(row) ?? judges.sitting;
      const flight = this.#flights.begin(row, credential, address.host, nowMs);
      this.#pace.started();
      flight.probe = ports.startProbe(address, asked.judge.target, (result) => {
        this.#done(flight, asked, result, nowMs);
      });
    }
    return true;
  }

  #park(flight: Flight, nowMs: number): void {
    this.#pace.widen();
    if (flight.probe?.isConnected === true) {
      this.#watch.doubt(nowMs);
    } else {
      this.#leaveHost(flight);
    }
  }

  /** A connection that the host took counts there until it ends; one that it did not take does it no harm. */
  #leaveHost(flight: Flight): void {
    if (flight.isAtHost) {
      flight.isAtHost = false;
      const next = this.#hosts.leave(flight.host);
      if (next !== undefined) {
        this.work.queue.putFirst(next);
      }
    }
  }

  #done(flight: Flight, asked: AskedJudge, result: ProbeResult, startedAtMs: number): void {
    const { ports, queue } = this.work;
    this.#flights.delete(flight);
    this.#leaveHost(flight);
    this.call();
    if (result.reason === 'tooManyDescriptors') {
      queue.putFirst(flight.row);
      if (!this.#descriptors.refused(this.#flights.open, ports.clock.nowMs())) {
        this.#end({ kind: 'noDescriptors' });
      }
      return;
    }
    this.#descriptors.opened();
    if (!flight.isParked) {
      // no check has its slot for longer, but this machine may have slept meanwhile
      this.#pace.learn(Math.min(result.totalMs, this.#patience.answerMs));
    }
    const finding =
      result.verdict === 'live' && result.answer !== undefined
        ? asked.judge.read(result.answer, { form: result.form, direct: asked.direct })
        : undefined;
    const looked = this.#secureLooks.end(flight.row, result, finding);
    if (looked !== undefined) {
      // How long TLS takes, and that its judge answers, says nothing of the judge of all.
      this.#write(flight.row, looked, finding);
    } else if (this.#secureLooks.isFor(result, asked)) {
      void this.#lookSecurely(flight.row, result);
    } else if (this.#write(flight.row, result, finding)) {
      this.#patience.learn(result.connectMs, result.totalMs);
      this.#watch.answered(startedAtMs);
    }
    if (result.verdict === 'authRefused') {
      this.#refused(flight.credential);
      return;
    }
    this.#pace.widen();
    if (result.answer !== undefined) {
      this.#credentials.letIn(flight.credential);
    }
  }

  /** Answers whether it is live. */
  #write(row: number, result: ProbeResult, finding?: Finding): boolean {
    const { ledger, ports } = this.work;
    ledger.write(row, result, finding);
    const isLive = ledger.isLive(row);
    if (!isLive && !NOT_THE_JUDGE.has(result.reason)) {
      this.#watch.failed(row, ports.clock.nowMs());
    }
    return isLive;
  }

  async #lookSecurely(row: number, refusal: ProbeResult): Promise<void> {
    const isBegun = await this.#secureLooks.begin(row, refusal);
    if (this.#hasEnded) {
      return;
    }
    if (isBegun) {
      this.work.queue.putFirst(row);
    } else {
      this.#write(row, refusal);
    }
    this.call();
  }

  #refused(credential: number): void {
    this.#credentials.refuse(credential);
    if (!this.#credentials.isRefused(credential)) {
      return;
    }
    for (const flight of this.#flights.cancel((each) => each.credential === credential)) {
      this.#leaveHost(flight);
      this.work.ledger.uncheck(flight.row, 'credentialRefusedBefore');
    }
  }

  /** Nothing is left once the judge is known to have answered after the last failure. */
  #endWhenIdle(): void {
    const isIdle = this.#flights.open === 0 && this.work.queue.size === 0 && this.#hosts.waitingCount === 0;
    if (!isIdle || this.#hasEnded || this.#isAsking || this.#secureLooks.isBeginning) {
      return;
    }
    if (this.#watch.hasSuspects) {
      this.#askJudge();
    } else {
      const refused = this.#credentials.refusedOfAll;
      const count = this.#credentials.refusalsInRow(refused ?? 0);
      this.#end(refused === undefined ? undefined : { kind: 'credentialRefused', count });
    }
  }

  #askJudge(): void {
    if (!this.#isAsking) {
      this.#isAsking = true;
      void this.#judgeAsked().finally(() => {
        this.#isAsking = false;
        this.call();
      });
    }
  }

  /** Asks the judge without a proxy; where it is down, the next one gets the rows that it may have failed. */
  async #judgeAsked(): Promise<void> {
    const { plan, ports, ledger, queue, judges } = this.work;
    const askedAtMs = ports.clock.nowMs();
    if (await judges.answers()) {
      this.#watch.answered(askedAtMs);
      return;
    }
    if (this.#hasEnded) {
      return;
    }
    for (const flight of this.#flights.cancel(() => true)) {
      this.#leaveHost(flight);
      queue.putFirst(flight.row);
    }
    this.#secureLooks.clear();
    for (const row of this.#watch.takeSuspects()) {
      if (!ledger.isOpen(row) && !ledger.isLive(row)) {
        ledger.reopen(row);
        queue.putFirst(row);
      }
    }
    if (!(await judges.replace())) {
      this.#end({ kind: 'noJudge', tried: plan.judges.map(({ url }) => url) });
    }
  }
}
