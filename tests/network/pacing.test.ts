/** Frame rates, hidden tabs, sleeping machines and stalls: motion on the screen stays even and play continues. */
import { describe, expect, it } from "vitest";
import { decide } from "#bot/decide.ts";
import { createBotMemory } from "#bot/memory.ts";
import { discKey } from "#client/net/match/disc-poses.ts";
import { AHEAD_MAX } from "#client/net/match/tick-clock.ts";
import { PENDING_MAX } from "#client/session/net-stats.ts";
import { LEFT, RIGHT, UP } from "#sim/input.ts";
import { TICK_MS } from "#sim/step.ts";
import { findPlayer } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";
import { createVirtualMatch, type VirtualMatch } from "../support/network/virtual-match.ts";
import { PERFECT } from "../support/network/virtual-channel.ts";

const classic = builtinStadium("Classic");
/** Large enough to run in one direction for four seconds. */
const huge = builtinStadium("Huge");
const quality = { ...PERFECT, delayMs: 40 };

/** One client in a game that the host started. */
function createSoloMatch(frameRate: number): VirtualMatch {
  const match = createVirtualMatch({ seed: 2, stadium: huge, clients: 1, quality, frameRate });
  match.server.match.queue.push({ kind: "start" });
  return match;
}

function createBotMatch(): VirtualMatch {
  const match = createVirtualMatch({ seed: 4, stadium: classic, clients: 2, quality });
  match.clients.forEach((client, i) => {
    const memory = createBotMemory(i);
    client.decide = (world, id) => decide(world, id, "hard", memory);
  });
  return match;
}

describe.each([30, 60, 75, 144, 240])("on a screen of %i Hz", (frameRate) => {
  it("moves a disc at full speed evenly from frame to frame", () => {
    const match = createSoloMatch(frameRate);
    const [client] = match.clients;
    client!.decide = () => RIGHT | UP;
    const steps: number[] = [];
    let last = NaN;
    client!.onFrame = (frame) => {
      const own = frame.owner.indexOf(client!.id);
      const x = frame.x[own] ?? NaN;
      if (match.clock.nowMs > 2500 && match.clock.nowMs < 3300) steps.push(x - last);
      last = x;
    };
    match.clock.runUntil(4000);
    // √½ of 2.5 units per tick; the disc has reached full speed to within a per cent.
    const even = (2.5 * Math.SQRT1_2 * 60) / frameRate;
    expect(steps.length).toBeGreaterThan(frameRate / 2);
    for (const step of steps) expect(step).toBeCloseTo(even, 1);
  });

  it("sends a message per change of keys, and about four a second without one", () => {
    const match = createSoloMatch(frameRate);
    const [client] = match.clients;
    match.clock.runUntil(3000);
    const before = client!.sent;
    match.clock.runUntil(13_000);
    const quiet = client!.sent - before;
    expect(quiet).toBeGreaterThan(30);
    expect(quiet).toBeLessThanOrEqual(40);
    let keys = 0;
    match.clock.every(match.clock.nowMs, 100, () => (keys = keys === RIGHT ? UP : RIGHT));
    client!.decide = () => keys;
    const changes = client!.changes;
    match.clock.runUntil(23_000);
    expect(client!.changes - changes).toBeGreaterThanOrEqual(98);
    expect(client!.sent - before - quiet).toBeLessThanOrEqual(104);
  });
});

it("sends keys that still hold when a patch arrives, never in a frame: its time may be long ago", () => {
  const match = createSoloMatch(60);
  const client = match.clients[0]!;
  match.clock.runUntil(3000);
  const sample = client.frames.sample.bind(client.frames);
  let inFrames = 0;
  client.frames.sample = (nowMs) => {
    const before = client.sent;
    const frame = sample(nowMs);
    inFrames += client.sent - before;
    return frame;
  };
  const before = client.sent;
  match.clock.runUntil(8000);
  expect(client.sent - before).toBeGreaterThan(14);
  expect(inFrames).toBe(0);
  // Without frames the clock stands still, and would name ticks that have passed.
  match.hidden.add(client);
  match.clock.runUntil(8500);
  const hidden = client.sent;
  match.clock.runUntil(11_000);
  expect(client.sent).toBe(hidden);
});

describe("a page that was hidden for three seconds", () => {
  it("is in play again within a second, with its disc where the server has it", () => {
    const match = createBotMatch();
    match.clock.runUntil(6000);
    match.hidden.add(match.clients[1]!);
    match.clock.runUntil(9000);
    match.hidden.clear();
    match.clock.runUntil(10_000);
    const [, client] = match.clients;
    expect(client!.frames.predicted.pending).toBeLessThanOrEqual(14);
    const server = match.server.match.world;
    const serverDisc = server.players.disc[findPlayer(server, client!.id)]!;
    const shown = client!.frames.predicted.world!;
    const shownDisc = shown.players.disc[findPlayer(shown, client!.id)]!;
    // The prediction is a few ticks of 2.5 units ahead of the server.
    expect(Math.abs(shown.discs.x[shownDisc]! - server.discs.x[serverDisc]!)).toBeLessThan(40);
  });

  it("does not fast-forward: no frame makes more than a few ticks", () => {
    const match = createBotMatch();
    const [client] = match.clients;
    match.clock.runUntil(6000);
    match.hidden.add(client!);
    match.clock.runUntil(9000);
    match.hidden.clear();
    let last = NaN;
    let most = 0;
    client!.onFrame = () => {
      const { tick } = client!.frames.predicted.world!.game;
      if (!Number.isNaN(last)) most = Math.max(most, tick - last);
      last = tick;
    };
    match.clock.runUntil(12_000);
    expect(most).toBeLessThanOrEqual(2);
  });
});

describe("keys that change while a page makes no frames", () => {
  it.each([0, 40, 150])("leave the clock where it was (%i ms)", (rtt) => {
    const way = { ...PERFECT, delayMs: rtt / 2 };
    const match = createVirtualMatch({ seed: 5, stadium: huge, clients: 2, quality: way });
    const client = match.clients[0]!;
    client.decide = () => (Math.floor(match.clock.nowMs / 130) % 2 === 0 ? RIGHT : UP);
    const ahead = () => client.frames.predicted.world!.game.tick - match.server.match.world.game.tick;
    match.clock.runUntil(8000);
    const before = ahead();
    // An odd number of changes is missed, so that the keys differ before the first frame.
    for (const ms of [650, 1170, 2990]) {
      match.hidden.add(client);
      match.clock.runUntil(match.clock.nowMs + ms);
      match.hidden.delete(client);
      match.clock.runUntil(match.clock.nowMs + 1000);
      expect(Math.abs(ahead() - before), `after ${ms} ms`).toBeLessThanOrEqual(1);
    }
  });

  it("are sent all the same, so that the disc of a hidden page stops", () => {
    const match = createSoloMatch(60);
    const client = match.clients[0]!;
    client.decide = () => RIGHT;
    match.clock.runUntil(3000);
    match.hidden.add(client);
    match.clock.runUntil(3400);
    client.frames.hold(0, match.clock.nowMs);
    match.clock.runUntil(4200);
    const { players } = match.server.match.world;
    expect(players.keys[0]).toBe(0);
    expect(match.server.peers[0]!.fault).toBeUndefined();
  });
});

it("a page that was hidden for minutes shows no effects of that time", () => {
  const match = createBotMatch();
  const [client] = match.clients;
  match.clock.runUntil(6000);
  match.hidden.add(client!);
  match.clock.runUntil(66_000);
  match.hidden.clear();
  const counts: number[] = [];
  client!.onFrame = ({ events }) => counts.push(events.length);
  match.clock.runUntil(67_000);
  expect(counts.length).toBeGreaterThan(50);
  expect(Math.max(...counts)).toBeLessThanOrEqual(8);
});

describe("a connection that stalls for three seconds", () => {
  it("is marked as too slow, waits, and predicts again within a second after the stall", () => {
    const match = createBotMatch();
    const [client] = match.clients;
    const { predicted } = client!.frames;
    match.clock.runUntil(6000);
    for (const channel of [match.connections[0]!.up, match.connections[0]!.down]) channel.stall(3000);
    match.clock.runUntil(8900);
    expect(predicted.pending).toBeGreaterThan(PENDING_MAX);
    expect(predicted.pending).toBeLessThanOrEqual(AHEAD_MAX);
    match.clock.runUntil(10_000);
    expect(predicted.pending).toBeLessThanOrEqual(20);
    match.clock.runUntil(12_000);
    expect(client!.frames.confirmed.world?.game.tick).toBeGreaterThan(700);
    const peer = match.server.peers[0]!;
    expect(peer.session.keys.waiting).toBeLessThanOrEqual(3);
    expect(peer.fault).toBeUndefined();
    expect(peer.earliness.at(-1)).toBeGreaterThan(0);
  });

  it.each([2, 3, 4])(
    "leaves the clock near where it was: reports do not contain how late its keys were (seed %i)",
    (seed) => {
      const way = { ...PERFECT, delayMs: 75, jitterMs: 1 };
      const match = createVirtualMatch({ seed, stadium: huge, clients: 2, quality: way });
      const client = match.clients[0]!;
      const random = createRandom(seed);
      let keys = 0;
      client.decide = () => (random() < 0.1 ? (keys = Math.floor(random() * 16)) : keys);
      match.clock.runUntil(8000);
      const ahead = () => client.frames.predicted.world!.game.tick - match.server.match.world.game.tick;
      const before = ahead();
      for (const channel of [match.connections[0]!.up, match.connections[0]!.down]) channel.stall(3000);
      match.clock.runUntil(13_500);
      expect(ahead() - before).toBeLessThanOrEqual(5);
      match.clock.runUntil(18_000);
      expect(ahead() - before).toBeLessThanOrEqual(2);
    },
  );

  it("gives its player no additional ticks, and no keys before they are sent", () => {
    const match = createBotMatch();
    match.clock.runUntil(6000);
    match.connections[0]!.up.stall(1000);
    const [client] = match.clients;
    const sentAt = new Map<number, number>();
    client!.onFrame = () => sentAt.set(match.server.match.world.game.tick, client!.sent);
    let last = match.server.match.world.game.tick;
    let most = 0;
    match.server.onTick = () => {
      most = Math.max(most, match.server.match.world.game.tick - last);
      last = match.server.match.world.game.tick;
    };
    match.clock.runUntil(9000);
    expect(most).toBe(1);
    expect(sentAt.size).toBeGreaterThan(100);
  });
});

describe.each([100, 300, 1000, 3000])("a server that stalls for %i ms and skips ticks", (stallMs) => {
  const rtt = 100;

  function createStalledMatch(): { match: VirtualMatch; ahead: () => number } {
    const way = { ...PERFECT, delayMs: rtt / 2, jitterMs: 10 };
    const match = createVirtualMatch({ seed: 3, stadium: huge, clients: 2, quality: way });
    const world = match.clients[0]!.frames.predicted;
    return { match, ahead: () => world.world!.game.tick - match.server.match.world.game.tick };
  }

  it("has its clients as far ahead as before, as soon as they can know", () => {
    const { match, ahead } = createStalledMatch();
    const random = createRandom(stallMs);
    let keys = 0;
    match.clients[0]!.decide = () => (random() < 0.1 ? (keys = Math.floor(random() * 32)) : keys);
    match.clock.runUntil(8000);
    const before = ahead();
    match.stallServer(stallMs);
    match.clock.runUntil(8000 + stallMs + rtt);
    for (let n = 0; n < 30; n++) {
      match.clock.runUntil(match.clock.nowMs + 100);
      expect(Math.abs(ahead() - before)).toBeLessThanOrEqual(3);
    }
    expect(match.server.peers.map(({ fault }) => fault)).toEqual([undefined, undefined]);
  });

  it("holds the keys that are pressed after the stall at once, and not those of the stall", () => {
    const { match } = createStalledMatch();
    const client = match.clients[0]!;
    match.clock.runUntil(8000);
    match.stallServer(stallMs);
    client.decide = () => LEFT;
    match.clock.runUntil(8000 + stallMs - 20);
    client.decide = () => RIGHT;
    match.clock.runUntil(8000 + stallMs + rtt);
    client.decide = () => UP;
    const { players } = match.server.match.world;
    const held = () => players.keys[findPlayer(match.server.match.world, client.id)];
    // The way there and two ticks.
    match.clock.runUntil(match.clock.nowMs + rtt / 2 + 10 + 2 * TICK_MS);
    for (let n = 0; n < 20; n++) {
      expect(held()).toBe(UP);
      match.clock.runUntil(match.clock.nowMs + 100);
    }
  });
});

describe("corrections", () => {
  it("never move a disc on the screen by more than 2 units in a frame", () => {
    const match = createVirtualMatch({
      seed: 9,
      stadium: classic,
      clients: 4,
      quality: { delayMs: 75, jitterMs: 20, stallChance: 0.1, stallMs: 200 },
    });
    match.clients.forEach((client, i) => {
      const memory = createBotMemory(i);
      client.decide = (world, id) => decide(world, id, "hard", memory);
    });
    let most = 0;
    for (const client of match.clients) {
      client.onFrame = () => {
        const { smoothing } = client.frames;
        most = Math.max(most, smoothing.decayedOf(0), smoothing.decayedOf(discKey(client.id, 0)));
      };
    }
    match.clock.runUntil(30_000);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });
});
