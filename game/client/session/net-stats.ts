/** Statistics of the connection, for the net graph and the signal icon. */
export type NetStats = {
  /** Round trip, without the time for which keys wait for their tick. */
  readonly rttMs: number;
  /** 95th percentile of the deviation of patches from when they were due. */
  readonly jitterMs: number;
  /** Mean time for which this player's keys wait on the server for their tick. */
  readonly marginMs: number;
  /** Number of predicted ticks that the server has not confirmed. */
  readonly pending: number;
  /** Largest correction since the last statistics, in map units. */
  readonly ownCorrection: number;
  readonly ballCorrection: number;
  /** Bytes per second. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** 99th percentile of the time between two ticks of the server. */
  readonly serverGapMs: number;
  /** 95th percentile of the time between two frames. */
  readonly frameMs: number;
  /** Number of times that the confirmed world differed from the server's; above 0 only by a bug. */
  readonly mismatches: number;
};

/** With more predicted ticks than this (0.75 s) the connection is too slow: what others do shows far too late. */
export const PENDING_MAX = 45;

/** Connection quality, from 0 (lost) to 3 (good). */
export type Signal = 0 | 1 | 2 | 3;

const GOOD = { rttMs: 90, jitterMs: 12 };
const FAIR = { rttMs: 180, jitterMs: 30 };

/** The connection quality by the round trip alone. */
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
