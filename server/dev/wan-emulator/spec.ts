/**
 * The specification of an emulated network, written as `100ms±20`: a round trip of 100 ms with a jitter of 20 ms. Optional,
 * after commas: `stall=2%x200ms` (a stall of 200 ms begins in 2 % of the seconds) and `bandwidth=256kbit` (each way).
 */

/** One direction of the network; both are alike. */
export type NetworkSpec = {
  /** One way, in milliseconds: half the round trip. */
  readonly delayMs: number;
  /** Each piece takes up to this much longer or shorter, uniformly distributed. */
  readonly jitterMs: number;
  /** Probability that a stall begins in a second, and the duration of a stall. */
  readonly stallChance: number;
  readonly stallMs: number;
  /** Infinity: unlimited. */
  readonly bytesPerSecond: number;
};

/** Maximum of every duration: a minute. */
const DURATION_MAX_MS = 60_000;
const UNITS: Readonly<Record<string, number>> = { bit: 1, kbit: 1000, mbit: 1_000_000 };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const ROUND_TRIP = new RegExp(String.raw`^${NUMBER}(?:ms)?(?:(?:±|\+/?-)${NUMBER}(?:ms)?)?$`, "u");
const STALL = new RegExp(`^stall=${NUMBER}%x${NUMBER}(?:ms)?$`, "u");
const BANDWIDTH = new RegExp(`^bandwidth=${NUMBER}([km]?bit)$`, "u");

/** Throws an Error that names the invalid part. `+-` is accepted for `±`. */
export function parseNetworkSpec(text: string): NetworkSpec {
  const [first = "", ...options] = text.toLowerCase().replaceAll(/\s+/gu, "").split(",");
  const trip = ROUND_TRIP.exec(first);
  if (trip === null) throw new Error(`link: "${first}" is not like 100ms or 100ms±20`);
  let spec: NetworkSpec = {
    delayMs: milliseconds(trip[1]) / 2,
    jitterMs: milliseconds(trip[2]) / 2,
    stallChance: 0,
    stallMs: 0,
    bytesPerSecond: Infinity,
  };
  for (const option of options) spec = { ...spec, ...parseOption(option) };
  return spec;
}

function parseOption(option: string): Partial<NetworkSpec> {
  const stall = STALL.exec(option);
  if (stall !== null) {
    const percent = Number(stall[1]);
    if (percent > 100) throw new Error(`link: ${percent} % is more than 100 %`);
    return { stallChance: percent / 100, stallMs: milliseconds(stall[2]) };
  }
  const bandwidth = BANDWIDTH.exec(option);
  if (bandwidth === null) throw new Error(`link: "${option}" is not like stall=2%x200ms or bandwidth=256kbit`);
  const bytesPerSecond = (Number(bandwidth[1]) * UNITS[bandwidth[2]!]!) / 8;
  if (bytesPerSecond < 1) throw new Error(`link: "${option}" is less than a byte per second`);
  return { bytesPerSecond };
}

function milliseconds(digits: string | undefined): number {
  const value = Number(digits ?? 0);
  if (value > DURATION_MAX_MS) throw new Error(`link: ${value} ms is longer than a minute`);
  return value;
}
