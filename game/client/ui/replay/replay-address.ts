/** Addresses of recordings: /replay/CODE?t=83.4, or ?from=80&to=95.5 for a part. Times are seconds. Pure. */
import { replayUrl } from "../../session/recording.ts";
import { REPLAY_RATE, type ReplaySpan } from "../../session/replay.ts";

export type ReplayAddress = {
  /** Null for the page of files. */
  readonly code: string | null;
  /** The moment to show; undefined to play from the start. */
  readonly tick: number | undefined;
  readonly part: ReplaySpan | null;
};

export function readReplayAddress(address: { readonly pathname: string; readonly search: string }): ReplayAddress {
  const code = /^\/replay\/([\w-]+)\/?$/u.exec(address.pathname)?.[1] ?? null;
  const query = new URLSearchParams(address.search);
  const [t, from, to] = ["t", "from", "to"].map((name) => readTick(query.get(name)));
  const part = from !== undefined && to !== undefined && from < to ? { from, to } : null;
  return { code, tick: t, part };
}

/** The address of a moment, or of a part. */
export function momentUrl(origin: string, code: string, at: number | ReplaySpan): string {
  const query =
    typeof at === "number" ? `t=${secondsText(at)}` : `from=${secondsText(at.from)}&to=${secondsText(at.to)}`;
  return `${replayUrl(origin, code)}?${query}`;
}

/** Undefined for what is no time. */
function readTick(text: string | null): number | undefined {
  const seconds = text === null || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * REPLAY_RATE) : undefined;
}

/** With as many digits as name one tick. */
function secondsText(tick: number): string {
  return String(Number((tick / REPLAY_RATE).toFixed(3)));
}
