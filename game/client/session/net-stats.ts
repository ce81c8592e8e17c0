/** How the line to the server is doing, for the net graph and the signal icon. */
export type NetStats = {
  /** There and back, without what the server's buffer adds. */
  readonly rttMs: number;
  /** How far patches come off their beat: 95 % of them by less. */
  readonly jitterMs: number;
  /** Delay that the server's jitter buffer adds to this player's keys. */
  readonly bufferMs: number;
  /** Inputs on their way or waiting. */
  readonly pending: number;
  /** Largest correction since the last figures, in units. */
  readonly ownCorrection: number;
  readonly ballCorrection: number;
  /** Bytes per second. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** 99 % of the server's ticks came at most this long after the one before. */
  readonly serverGapMs: number;
  /** 95 % of the frames came at most this long after the one before. */
  readonly frameMs: number;
  /** How often the confirmed world was not the server's; 0 unless something is broken. */
  readonly mismatches: number;
};

/** More unacknowledged inputs than this (0.75 s) are not replayed: the view follows the confirmed world instead. */
export const PENDING_MAX = 45;

/** 0 (lost) to 3 (good): what a signal icon shows. */
export type Signal = 0 | 1 | 2 | 3;

const GOOD = { rttMs: 90, jitterMs: 12 };
const FAIR = { rttMs: 180, jitterMs: 30 };

/** What a round trip alone says about a line. */
export function signalOfRoundTrip(rttMs: number): Signal {
  if (rttMs <= GOOD.rttMs) return 3;
  return rttMs <= FAIR.rttMs ? 2 : 1;
}

export function signalOf(figures: NetStats | null, lost: boolean): Signal {
  if (lost) return 0;
  if (figures === null) return 3;
  if (figures.rttMs <= GOOD.rttMs && figures.jitterMs <= GOOD.jitterMs) return 3;
  return figures.rttMs <= FAIR.rttMs && figures.jitterMs <= FAIR.jitterMs ? 2 : 1;
}
