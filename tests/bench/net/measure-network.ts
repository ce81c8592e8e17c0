/**
 * Plays a seeded match of bots, each over a connection of its own, and measures what players notice: how far predictions
 * are corrected, how much of it is visible, how long inputs wait, and how many bytes are sent.
 */
import { decide } from "#bot/decide.ts";
import { createBotMemory } from "#bot/memory.ts";
import { discKey } from "#client/net/match/disc-poses.ts";
import type { RemoteKeys } from "#client/net/match/predicted-world.ts";
import type { MatchOptions } from "#match/match.ts";
import { hashWorld } from "#sim/hash.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { ConnectionQuality } from "../../support/network/virtual-channel.ts";
import type { VirtualClient } from "../../support/network/virtual-client.ts";
import { createVirtualMatch, type VirtualMatch } from "../../support/network/virtual-match.ts";

export type Spread = { readonly mean: number; readonly p95: number; readonly p99: number; readonly max: number };

export type NetStats = {
  /** Units by which patches moved the predicted own disc and ball, frame by frame. */
  readonly own: Spread;
  readonly ball: Spread;
  /** Most that smoothing of a correction moved a disc on the screen in one frame, in units. */
  readonly ownJump: number;
  readonly ballJump: number;
  /** Mean number of predicted ticks that are not confirmed. */
  readonly pending: number;
  /** How early messages with keys arrive, on average, in ticks; and the share of them that were late, in percent. */
  readonly earlyTicks: number;
  readonly latePercent: number;
  readonly mismatches: number;
  /** Bytes per second and client, frame headers included. */
  readonly downBytes: number;
  readonly upBytes: number;
  /** Digest of the final world: the same seed gives the same match. */
  readonly digest: string;
};

export type NetworkCase = {
  readonly seed: number;
  readonly stadium: Stadium;
  readonly clients: number;
  readonly quality: ConnectionQuality;
  readonly seconds: number;
  readonly remoteKeys?: RemoteKeys;
  readonly match?: Partial<MatchOptions>;
};

/** Time before the measurement, in which the buffers settle. */
const WARM_UP_MS = 3000;

export function measureNetwork(given: NetworkCase): NetStats {
  const match = createVirtualMatch(given);
  const watches = match.clients.map((client, i) => watch(match, client, given.seed + i));
  match.clock.runUntil(WARM_UP_MS);
  for (const { earliness } of match.server.peers) earliness.length = 0;
  const before = match.connections.map(({ up, down }) => ({ up: up.bytes, down: down.bytes }));
  match.clock.runUntil(WARM_UP_MS + given.seconds * 1000);
  const early = match.server.peers.flatMap(({ earliness }) => earliness);
  const perClient = given.seconds * given.clients;
  const sum = (pick: (i: number) => number) => match.connections.reduce((total, _connection, i) => total + pick(i), 0);
  return {
    own: spread(watches.flatMap((w) => w.own)),
    ball: spread(watches.flatMap((w) => w.ball)),
    ownJump: Math.max(...watches.map((w) => w.ownJump)),
    ballJump: Math.max(...watches.map((w) => w.ballJump)),
    pending: mean(watches.flatMap((w) => w.pending)),
    earlyTicks: mean(early),
    latePercent: (100 * early.filter((ticks) => ticks < 0).length) / Math.max(1, early.length),
    mismatches: watches.reduce((total, w) => total + w.mismatches, 0),
    downBytes: sum((i) => match.connections[i]!.down.bytes - before[i]!.down) / perClient,
    upBytes: sum((i) => match.connections[i]!.up.bytes - before[i]!.up) / perClient,
    digest: hashWorld(match.server.match.world).whole,
  };
}

type Watch = {
  readonly own: number[];
  readonly ball: number[];
  readonly pending: number[];
  ownJump: number;
  ballJump: number;
  mismatches: number;
};

function watch(match: VirtualMatch, client: VirtualClient, seed: number): Watch {
  const memory = createBotMemory(seed);
  const seen: Watch = { own: [], ball: [], pending: [], ownJump: 0, ballJump: 0, mismatches: 0 };
  client.decide = (world, id) => decide(world, id, "hard", memory);
  const settled = () => match.clock.nowMs >= WARM_UP_MS;
  client.onPatch = (result) => {
    if (result === "diverged") seen.mismatches++;
  };
  client.onFrame = () => {
    if (!settled() || client.frames.predicted.world === undefined) return;
    const { smoothing, predicted } = client.frames;
    const own = discKey(client.id, 0);
    seen.own.push(smoothing.correctionOf(own));
    seen.ball.push(smoothing.correctionOf(0));
    seen.pending.push(predicted.pending);
    seen.ownJump = Math.max(seen.ownJump, smoothing.decayedOf(own));
    seen.ballJump = Math.max(seen.ballJump, smoothing.decayedOf(0));
  };
  return seen;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return { mean: mean(values), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
