import type { RunningProbe } from '../probe/probe.js';
import type { Patience } from './patience.js';

/** A longer time between two sweeps than this is one in which nothing was heard, so no proxy's fault. */
const LONGEST_GAP_MS = 100;

/** One check under way. */
export interface Flight {
  readonly row: number;
  readonly host: string;
  readonly credential: number;
  /** Absent only while it is being started. */
  probe: RunningProbe | undefined;
  /** In the sweeps' time, which leaves out what this machine slept through. */
  readonly startedAtMs: number;
  /** It was slow, so its slot was given to another; its socket stays open until its time is up. */
  isParked: boolean;
  /** It counts at its proxy host. */
  isAtHost: boolean;
}

/** The checks under way, and the one look at all of them that ends or parks those that are late. */
export class Flights {
  readonly #all = new Set<Flight>();
  #parked = 0;
  #sweptAtMs: number;
  #sleptMs = 0;

  constructor(
    private readonly timeoutMs: number,
    nowMs: number,
  ) {
    this.#sweptAtMs = nowMs;
  }

  /** How many there are, parked or not. */
  get open(): number {
    return this.#all.size;
  }

  get parked(): number {
    return this.#parked;
  }

  get holdingSlots(): number {
    return this.#all.size - this.#parked;
  }

  /** One more, whose probe is yet to be started. */
  begin(row: number, credential: number, host: string, nowMs: number): Flight {
    const flight: Flight = {
      row,
      host,
      credential,
      probe: undefined,
      startedAtMs: nowMs - this.#sleptMs,
      isParked: false,
      isAtHost: true,
    };
    this.#all.add(flight);
    return flight;
  }

  delete(flight: Flight): void {
    if (this.#all.delete(flight) && flight.isParked) {
      this.#parked -= 1;
    }
  }

  /** Ends those it is asked for without a word, and gives them. */
  cancel(isMeant: (flight: Flight) => boolean): readonly Flight[] {
    const meant = [...this.#all].filter(isMeant);
    for (const flight of meant) {
      this.delete(flight);
      flight.probe?.cancel();
    }
    return meant;
  }

  /** Ends those whose time is up, and parks those that are slow. */
  sweep(nowMs: number, patience: Patience, onPark: (flight: Flight) => void): void {
    const gapMs = nowMs - this.#sweptAtMs;
    this.#sleptMs += gapMs > LONGEST_GAP_MS ? gapMs : 0;
    this.#sweptAtMs = nowMs;
    const { connectMs, answerMs } = patience;
    const timeMs = nowMs - this.#sleptMs;
    for (const flight of this.#all) {
      const ageMs = timeMs - flight.startedAtMs;
      if (ageMs >= this.timeoutMs) {
        flight.probe?.expire();
      } else if (!flight.isParked && ageMs >= connectMs) {
        if (ageMs >= answerMs || flight.probe?.isConnected === false) {
          flight.isParked = true;
          this.#parked += 1;
          onPark(flight);
        }
      }
    }
  }
}
