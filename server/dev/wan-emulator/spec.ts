/**
 * What a line is like, written as `100ms±20`: a round trip of 100 ms, give or take 20. Optional, after commas:
 * `stall=2%x200ms` (in two of a hundred seconds the line stands still for 200 ms) and `bandwidth=256kbit` (each way).
 */

/** One direction of the line; both are alike. */
export type LinkSpec = {
  /** One way, in milliseconds: half the round trip. */
  readonly delayMs: number;
  /** Each piece takes up to this much longer or shorter, evenly spread. */
  readonly jitterMs: number;
  /** Chance that a second of the line has a stall in it, and how long one lasts. */
  readonly stallChance: number;
  readonly stallMs: number;
  /** Infinity: as fast as the machine. */
  readonly bytesPerSecond: number;
};

/** A minute: whatever is later than this is a line that is cut, not a slow one. */
const LONGEST_MS = 60_000;
const UNITS: Readonly<Record<string, number>> = { bit: 1, kbit: 1000, mbit: 1_000_000 };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const ROUND_TRIP = new RegExp(String.raw`^${NUMBER}(?:ms)?(?:(?:±|\+/?-)${NUMBER}(?:ms)?)?$`, "u");
const STALL = new RegExp(`^stall=${NUMBER}%x${NUMBER}(?:ms)?$`, "u");
const BANDWIDTH = new RegExp(`^bandwidth=${NUMBER}([km]?bit)$`, "u");

/** Throws an Error that says which part cannot be read; a keyboard without ± may write +-. */
export function parseLinkSpec(text: string): LinkSpec {
  const [first = "", ...options] = text.toLowerCase().replaceAll(/\s+/gu, "").split(",");
  const trip = ROUND_TRIP.exec(first);
  if (trip === null) throw new Error(`link: "${first}" is not like 100ms or 100ms±20`);
  let spec: LinkSpec = {
    delayMs: milliseconds(trip[1]) / 2,
    jitterMs: milliseconds(trip[2]) / 2,
    stallChance: 0,
    stallMs: 0,
    bytesPerSecond: Infinity,
  };
  for (const option of options) spec = { ...spec, ...parseOption(option) };
  return spec;
}

function parseOption(option: string): Partial<LinkSpec> {
  const stall = STALL.exec(option);
  if (stall !== null) {
    const percent = Number(stall[1]);
    if (percent > 100) throw new Error(`link: ${percent} % is more than always`);
    return { stallChance: percent / 100, stallMs: milliseconds(stall[2]) };
  }
  const bandwidth = BANDWIDTH.exec(option);
  if (bandwidth === null) throw new Error(`link: "${option}" is not like stall=2%x200ms or bandwidth=256kbit`);
  const bytesPerSecond = (Number(bandwidth[1]) * UNITS[bandwidth[2]!]!) / 8;
  if (bytesPerSecond < 1) throw new Error(`link: "${option}" lets nothing through`);
  return { bytesPerSecond };
}

function milliseconds(digits: string | undefined): number {
  const value = Number(digits ?? 0);
  if (value > LONGEST_MS) throw new Error(`link: ${value} ms is longer than a minute`);
  return value;
}
