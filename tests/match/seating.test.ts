/** Seats: joining, leaving, team changes, and bots that fill free seats. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { BLUE_TEAM, findPlayer, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  discOf,
  join,
  member,
  namesIn,
  applyCommands,
  advanceTicks,
  positionOf,
  quietMatch,
  teamSizes,
} from "../support/match-builder.ts";

const start = { kind: "start" } as const;

describe("joining", () => {
  it("takes effect in the next tick", () => {
    const match = quietMatch();
    const id = queueJoin(match, "Ada");
    expect(findMember(match, id)).toBeUndefined();
    advance(match);
    expect(member(match, id)).toMatchObject({ name: "Ada", connected: true, bot: false });
  });

  it("makes the first human the admin, and no later one", () => {
    const match = quietMatch({ bots: "full" });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    expect([ada, bob, cyd].map((id) => member(match, id!).admin)).toEqual([true, false, false]);
    expect(match.members.filter(({ bot, admin }) => bot && admin)).toEqual([]);
  });

  it("seats in the team with fewer humans, red first", () => {
    const match = quietMatch();
    join(match, "Ada", "Bob", "Cyd", "Dan");
    expect(namesIn(match, RED_TEAM)).toEqual(["Ada", "Cyd"]);
    expect(namesIn(match, BLUE_TEAM)).toEqual(["Bob", "Dan"]);
  });

  it("makes a spectator when both teams are full", () => {
    const match = quietMatch({ teamSize: 1, bots: "full" });
    join(match, "Ada", "Bob", "Cyd");
    expect(namesIn(match, SPECTATORS)).toEqual(["Cyd"]);
    expect(teamSizes(match)).toEqual({ red: 1, blue: 1 });
  });

  it("of two in one tick gives them different ids and teams", () => {
    const match = quietMatch();
    const [a, b] = [queueJoin(match, "Ada"), queueJoin(match, "Bob")];
    advance(match);
    expect(a).not.toBe(b);
    expect(member(match, a).team).not.toBe(member(match, b).team);
  });

  it("a running game adds a disc at once", () => {
    const match = quietMatch();
    join(match, "Ada", "Bob");
    applyCommands(match, start);
    const [cyd] = join(match, "Cyd");
    expect(discOf(match, cyd!)).toBeGreaterThan(0);
  });

  it("assigns ids that fit in sixteen bits and are not in use", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    match.nextId = 0xffff;
    const ids = join(match, "Bob", "Cyd", "Dan");
    expect(ids).toEqual([0xffff, ada! + 1, ada! + 2]);
    match.nextId = ada!;
    const waiting = [queueJoin(match, "Eve"), queueJoin(match, "Fay")];
    expect(new Set([ada, ...ids, ...waiting]).size).toBe(6);
  });
});

describe("the member list", () => {
  it("appends members that join or change teams", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob", "Cyd");
    expect(namesIn(match)).toEqual(["Ada", "Bob", "Cyd"]);
    applyCommands(match, { kind: "team", id: ada!, team: BLUE_TEAM });
    expect(namesIn(match)).toEqual(["Bob", "Cyd", "Ada"]);
    applyCommands(match, { kind: "team", id: ada!, team: BLUE_TEAM });
    expect(namesIn(match)).toEqual(["Bob", "Cyd", "Ada"]);
  });

  it("has its players in the order of the simulation", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob", "Cyd", "Dan");
    applyCommands(
      match,
      start,
      { kind: "team", id: bob!, team: RED_TEAM },
      { kind: "team", id: ada!, team: SPECTATORS },
    );
    const { players } = match.world;
    const playing = match.members.filter(({ team }) => team !== SPECTATORS).map(({ id }) => id);
    expect([...players.id.subarray(0, players.count)]).toEqual(playing);
  });
});

describe("team sizes", () => {
  it("limit humans that move themselves", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    for (const id of [bob!, cyd!]) {
      expect(applyCommands(match, { kind: "team", id, team: RED_TEAM, by: id }).disturbed).toBe(false);
      expect(match.refused).toEqual([{ by: id, kind: "team", why: "full" }]);
    }
    applyCommands(match, { kind: "queue", id: cyd!, waiting: false, by: cyd! });
    applyCommands(match, { kind: "team", id: ada!, team: SPECTATORS, by: ada! });
    applyCommands(match, { kind: "team", id: cyd!, team: RED_TEAM, by: cyd! });
    expect(namesIn(match, RED_TEAM)).toEqual(["Cyd"]);
  });

  it("can be made uneven by an admin, within the number of seats", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "team", id: bob!, team: RED_TEAM, by: ada! });
    expect(namesIn(match, RED_TEAM)).toEqual(["Ada", "Bob"]);
    expect(applyCommands(match, { kind: "team", id: cyd!, team: RED_TEAM, by: ada! }).disturbed).toBe(false);
    expect(match.refused).toEqual([{ by: ada!, kind: "team", why: "full" }]);
  });

  it("do not limit spectators", () => {
    const match = quietMatch({ teamSize: 1 });
    const ids = join(match, "Ada", "Bob", "Cyd", "Dan");
    for (const id of ids) applyCommands(match, { kind: "team", id, team: SPECTATORS });
    expect(namesIn(match, SPECTATORS)).toHaveLength(4);
  });

  it.each([3, -1, 0.5, NaN])("refuse a move to team %d", (team) => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    expect(applyCommands(match, { kind: "team", id: ada!, team }).disturbed).toBe(false);
    expect(member(match, ada!).team).toBe(RED_TEAM);
  });
});

describe("bots", () => {
  it("fill every seat, even out the teams, or are absent", () => {
    const full = quietMatch({ bots: "full" });
    const even = quietMatch({ bots: "even" });
    const none = quietMatch({ bots: "none" });
    for (const match of [full, even, none]) join(match, "Ada");
    expect(teamSizes(full)).toEqual({ red: 3, blue: 3 });
    expect(teamSizes(even)).toEqual({ red: 1, blue: 1 });
    expect(teamSizes(none)).toEqual({ red: 1, blue: 0 });
  });

  it("give up their disc to a joining human, with its position, number and speed", () => {
    const match = quietMatch({ bots: "full" });
    join(match, "Ada");
    applyCommands(match, start);
    advanceTicks(match, 200);
    const { players, discs } = match.world;
    const bot = match.members.find((each) => each.bot && each.team === BLUE_TEAM)!;
    const disc = discOf(match, bot.id);
    const number = players.number[findPlayer(match.world, bot.id)];
    const before = { x: Math.fround(discs.x[disc]!), y: Math.fround(discs.y[disc]!), number };
    const bob = queueJoin(match, "Bob");
    match.world.game.pauseTicks = 120;
    advance(match);
    expect(findMember(match, bot.id)).toBeUndefined();
    expect(discs.owner[discOf(match, bob)]).toBe(bob);
    const now = { ...positionOf(match, bob), number: players.number[findPlayer(match.world, bob)] };
    expect(now).toEqual(before);
    expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
  });

  it("take over the disc of a leaving human at its position", () => {
    const match = quietMatch({ bots: "full" });
    const [, bob] = join(match, "Ada", "Bob");
    applyCommands(match, start);
    advanceTicks(match, 100);
    const { x, y } = positionOf(match, bob!);
    const present = new Set(match.members);
    match.world.game.pauseTicks = 120;
    applyCommands(match, { kind: "leave", id: bob! });
    const successor = match.members.find((each) => !present.has(each))!;
    expect(successor.bot).toBe(true);
    expect(positionOf(match, successor.id)).toEqual({ x: Math.fround(x), y: Math.fround(y) });
    expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
  });

  it("do not renew the kick budget of a human whose place they take", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    applyCommands(match, start);
    const p = findPlayer(match.world, ada!);
    match.world.players.wait[p] = 40;
    match.world.players.budget[p] = -7;
    applyCommands(match, { kind: "team", id: ada!, team: SPECTATORS });
    advanceTicks(match, 5);
    applyCommands(match, { kind: "pause", paused: true }, { kind: "team", id: ada!, team: RED_TEAM });
    const { wait, budget } = match.world.players;
    const now = findPlayer(match.world, ada!);
    expect([wait[now], budget[now]]).toEqual([40, -7]);
  });

  it("are removed when a human evens out the teams", () => {
    const match = quietMatch({ bots: "even" });
    join(match, "Ada");
    expect(namesIn(match, BLUE_TEAM)).toEqual(["bot"]);
    join(match, "Bob");
    expect(namesIn(match, BLUE_TEAM)).toEqual(["Bob"]);
    expect(match.members).toHaveLength(2);
  });

  it("follow the number of seats, and the tick reports the world as disturbed", () => {
    const match = quietMatch({ bots: "full", teamSize: 2 });
    const [ada] = join(match, "Ada");
    applyCommands(match, start);
    const resize = (teamSize: number) => applyCommands(match, { kind: "settings", change: { teamSize }, by: ada! });
    expect([resize(3).disturbed, teamSizes(match)]).toEqual([true, { red: 3, blue: 3 }]);
    expect([resize(1).disturbed, teamSizes(match)]).toEqual([true, { red: 1, blue: 1 }]);
    expect(applyCommands(match, { kind: "settings", change: { name: "Ours" }, by: ada! }).disturbed).toBe(false);
  });

  it("cannot be moved, because they would be replaced", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    for (let n = 0; n < 100; n++) applyCommands(match, { kind: "team", id: bot.id, team: SPECTATORS, by: ada! });
    expect(match.members).toHaveLength(6);
  });

  it("have names that differ from each other and from the humans'", () => {
    const match = quietMatch({ bots: "full", teamSize: 12 });
    join(match, "Mango");
    const names = match.members.map(({ name }) => name);
    expect(new Set(names).size).toBe(24);
  });
});

describe("leaving", () => {
  it("removes the disc when no player takes the seat", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, start);
    const { count } = match.world.discs;
    applyCommands(match, { kind: "leave", id: ada! });
    expect(match.world.discs.count).toBe(count - 1);
    expect(findPlayer(match.world, ada!)).toBe(-1);
  });

  it("twice, or of an unknown id, has no effect", () => {
    const match = quietMatch();
    const [, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "leave", id: bob! });
    expect(applyCommands(match, { kind: "leave", id: bob! }, { kind: "leave", id: 999 }).disturbed).toBe(false);
    expect(namesIn(match)).toEqual(["Ada"]);
  });
});

/** One step of a random sequence of joins, leaves, disconnections and team changes. */
type Step = {
  readonly kind: "join" | "advance" | "start" | "stop" | "leave" | "drop" | "back" | "team";
  readonly index: number;
  readonly team: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("join", "join", "join", "advance", "start", "stop", "leave", "drop", "back", "team", "team"),
  index: fc.nat({ max: 11 }),
  team: fc.nat({ max: 2 }),
});

function make(match: Match, humans: number[], { kind, index, team }: Step): void {
  const id = humans[index % Math.max(1, humans.length)] ?? 999;
  switch (kind) {
    case "advance":
      return advanceTicks(match, 7);
    case "join":
      return void humans.push(queueJoin(match, "Human"));
    case "start":
    case "stop":
      return void match.queue.push({ kind });
    case "leave":
      return void match.queue.push({ kind, id });
    case "team":
      return void match.queue.push({ kind, id, team, by: id });
    default:
      match.queue.push({ kind: "connection", id, connected: kind === "back" });
  }
}

describe("any sequence of steps", () => {
  it.each(["full", "even", "none"] as const)(
    "keeps the member list, the world and the bots consistent (%s)",
    (bots) => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const match = quietMatch({ bots });
          const humans: number[] = [];
          for (const next of steps) {
            make(match, humans, next);
            advance(match);
            expectConsistent(match);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});

const byId = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]!;

function expectConsistent(match: Match): void {
  const { players, discs, game } = match.world;
  const humansIn = (team: number) => match.members.filter((each) => !each.bot && each.team === team).length;
  const seats = match.members.filter(({ team }) => team !== SPECTATORS).map(({ id, team }) => [id, team]);
  const lineUp = Array.from({ length: players.count }, (_, p) => [players.id[p]!, players.team[p]!]);
  // Taking over a disc also takes over its index among the players; without bots the order is the member list's.
  if (match.options.bots === "none") expect(lineUp).toEqual(seats);
  else expect(lineUp.toSorted(byId)).toEqual(seats.toSorted(byId));
  expect(new Set(match.members.map(({ id }) => id)).size).toBe(match.members.length);
  // The host can make teams uneven, within the number of seats.
  expect(humansIn(RED_TEAM) + humansIn(BLUE_TEAM)).toBeLessThanOrEqual(2 * match.settings.teamSize);
  const humans = match.members.filter(({ bot }) => !bot);
  expect(humans.filter(({ admin }) => admin).length).toBeLessThanOrEqual(1);
  expect(match.members.filter(({ bot, team }) => bot && team === SPECTATORS)).toEqual([]);
  const { red, blue } = teamSizes(match);
  if (match.options.bots === "even") expect(red).toBe(blue);
  if (match.options.bots === "full" && humans.length > 0) {
    expect([red, blue]).toEqual([RED_TEAM, BLUE_TEAM].map((team) => Math.max(3, humansIn(team))));
  }
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (game.state < 0) expect(disc).toBe(-1);
    else expect(discs.owner[disc]).toBe(players.id[p]);
  }
}

describe("bots of a rated room", () => {
  it("leave when it becomes rated, and come back afterwards", () => {
    const match = quietMatch({ bots: "even" });
    join(match, "Ada");
    expect(namesIn(match)).toContain("bot");
    applyCommands(match, { kind: "settings", change: { rated: true } });
    expect(namesIn(match)).toEqual(["Ada"]);
    applyCommands(match, { kind: "settings", change: { rated: false } });
    expect(namesIn(match)).toContain("bot");
  });
});
