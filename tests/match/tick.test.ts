/** One tick of a match: queue, keys, step; and determinism. */
import { describe, expect, it } from "vitest";
import { createMatch, type Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { hashWorld } from "#sim/hash.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { resetPositions } from "#sim/rules/reset.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step } from "#sim/step.ts";
import { findPlayer, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { discOf, join, member, applyCommands, advanceTicks, positionOf, quietMatch } from "../support/match-builder.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";

const start = { kind: "start" } as const;

describe("the command queue", () => {
  it("is applied between ticks, in order, and empty afterwards", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    const before = hashWorld(match.world);
    match.queue.push(start, { kind: "stop" }, start, { kind: "team", id: ada!, team: SPECTATORS });
    expect(hashWorld(match.world)).toEqual(before);
    expect(match.members[0]).toMatchObject({ id: ada });
    advance(match);
    expect(match.queue).toEqual([]);
    expect(match.world.game.state).toBe(0);
    expect(member(match, ada!).team).toBe(SPECTATORS);
  });

  it("without effective commands reports an undisturbed world", () => {
    const match = quietMatch();
    join(match, "Ada");
    expect(advance(match)).toEqual({ disturbed: false, rosterChanged: false });
    expect(applyCommands(match, { kind: "stop", by: 77 })).toEqual({ disturbed: false, rosterChanged: false });
  });

  it("takes one tick for any number of commands", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    const { tick } = match.world.game;
    for (let n = 0; n < 500; n++) match.queue.push({ kind: "team", id: ada!, team: n % 3 });
    advance(match);
    expect(match.world.game.tick).toBe(tick + 1);
  });
});

describe("held keys", () => {
  function running(): { match: Match; ada: number } {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, start);
    return { match, ada: ada! };
  }

  it("move a player until they are released", () => {
    const { match, ada } = running();
    const before = positionOf(match, ada);
    member(match, ada).keys = UP;
    advanceTicks(match, 30);
    expect(positionOf(match, ada).y).toBeLessThan(before.y - 10);
    member(match, ada).keys = 0;
    advanceTicks(match, 300);
    const rest = positionOf(match, ada);
    advanceTicks(match, 10);
    expect(Math.abs(positionOf(match, ada).y - rest.y)).toBeLessThan(0.01);
  });

  it("stay held through a position reset, which clears them in the simulation", () => {
    const { match, ada } = running();
    member(match, ada).keys = UP;
    advanceTicks(match, 20);
    resetPositions(match.world);
    const p = findPlayer(match.world, ada);
    expect(match.world.players.keys[p]).toBe(0);
    const atReset = positionOf(match, ada);
    advanceTicks(match, 20);
    expect(positionOf(match, ada).y).toBeLessThan(atReset.y - 5);
  });

  it("are cleared by a position reset in the bare simulation", () => {
    const { match, ada } = running();
    const { world } = match;
    setKeys(world, findPlayer(world, ada), UP);
    for (let t = 0; t < 20; t++) step(world, match.log);
    resetPositions(world);
    const atReset = positionOf(match, ada);
    for (let t = 0; t < 20; t++) step(world, match.log);
    expect(positionOf(match, ada)).toEqual(atReset);
  });

  it("of a disconnected player are released, and the disc comes to rest while the match goes on", () => {
    const { match, ada } = running();
    match.settings.autopilot = false;
    member(match, ada).keys = RIGHT | KICK_KEY;
    advanceTicks(match, 20);
    applyCommands(match, { kind: "connection", id: ada, connected: false });
    // Keys of a disconnected player are ignored.
    member(match, ada).keys = RIGHT;
    advanceTicks(match, 1);
    expect(member(match, ada).keys).toBe(0);
    advanceTicks(match, 400);
    const rest = positionOf(match, ada);
    advanceTicks(match, 20);
    expect(Math.abs(positionOf(match, ada).x - rest.x)).toBeLessThan(0.001);
    expect(discOf(match, ada)).toBeGreaterThan(0);
  });

  it("move the player again after a reconnection", () => {
    const { match, ada } = running();
    applyCommands(match, { kind: "connection", id: ada, connected: false });
    expect(applyCommands(match, { kind: "connection", id: ada, connected: false }).disturbed).toBe(false);
    applyCommands(match, { kind: "connection", id: ada, connected: true });
    const before = positionOf(match, ada);
    member(match, ada).keys = LEFT;
    advanceTicks(match, 20);
    expect(positionOf(match, ada).x).toBeLessThan(before.x - 5);
  });

  it("of a spectator move nothing", () => {
    const { match, ada } = running();
    applyCommands(match, { kind: "team", id: ada, team: SPECTATORS });
    const before = hashWorld(match.world).discs;
    member(match, ada).keys = DOWN;
    advanceTicks(match, 10);
    expect(hashWorld(match.world).discs).toBe(before);
  });
});

/** Plays 3600 ticks with random joins, leaves, team changes and keys; returns a hash per second. */
function playScript(matchSeed: number, scriptSeed: number): { readonly hashes: string[]; readonly match: Match } {
  const options = { bots: "full", botLevel: "hard", seed: matchSeed } as const;
  const match = createMatch(options, "Classic", builtinStadium("Classic"), { teamSize: 3 });
  const random = createRandom(scriptSeed);
  const humans: number[] = [];
  const hashes: string[] = [];
  for (let t = 0; t < 3600; t++) {
    if (random() < 0.003 && humans.length < 6) humans.push(queueJoin(match, `Human ${t}`));
    if (random() < 0.001 && humans.length > 1) match.queue.push({ kind: "leave", id: humans.shift()! });
    const id = humans[Math.floor(random() * humans.length)];
    if (random() < 0.003 && id !== undefined) match.queue.push({ kind: "team", id, team: Math.floor(random() * 3) });
    for (const each of match.members) if (!each.bot && random() < 0.1) each.keys = Math.floor(random() * 32);
    advance(match);
    if (t % 60 === 0) hashes.push(hashWorld(match.world).whole);
  }
  return { hashes, match };
}

describe("two matches", () => {
  it("with the same seed, commands and keys are identical at every tick", () => {
    const a = playScript(5, 17);
    const b = playScript(5, 17);
    expect(a.hashes).toEqual(b.hashes);
    expect(a.match.members).toEqual(b.match.members);
    expect(a.match.world.game.state).toBeGreaterThanOrEqual(0);
  });

  it("with other bots or other keys differ", () => {
    const { hashes } = playScript(5, 17);
    expect(playScript(6, 17).hashes.at(-1)).not.toBe(hashes.at(-1));
    expect(playScript(5, 18).hashes.at(-1)).not.toBe(hashes.at(-1));
  });
});
