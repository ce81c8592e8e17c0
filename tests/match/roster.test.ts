/** The seat queue, locked teams, arranging teams, unique names and avatars. */
import { describe, expect, it } from "vitest";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  noticesFor,
  join,
  joinAs,
  member,
  namesIn,
  applyCommands,
  advanceTicks,
  quietMatch,
  refusals,
  teamSizes,
} from "../support/match-builder.ts";

const playersOf = (match: ReturnType<typeof quietMatch>) => ({
  red: namesIn(match, RED_TEAM),
  blue: namesIn(match, BLUE_TEAM),
  watching: namesIn(match, SPECTATORS),
});

describe("the queue", () => {
  it("takes joining players when no seat is free, and seats them in order", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd, dan] = join(match, "Ada", "Bob", "Cyd", "Dan");
    expect(match.seatQueue).toEqual([cyd, dan]);
    applyCommands(match, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Cyd"], watching: ["Dan"] });
    expect(noticesFor(match, dan!)).toContainEqual({ kind: "seated", name: "Cyd", team: BLUE_TEAM });
    applyCommands(match, { kind: "team", id: ada!, team: SPECTATORS, by: ada! });
    expect(playersOf(match)).toEqual({ red: ["Dan"], blue: ["Cyd"], watching: ["Ada"] });
    expect(match.seatQueue).toEqual([]);
  });

  it("leaves out players that join to watch", () => {
    const match = quietMatch({ teamSize: 1 });
    const eve = joinAs(match, "Eve", "ee", { watch: true });
    expect([member(match, eve).team, match.seatQueue]).toEqual([SPECTATORS, []]);
  });

  it("can be joined and left", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, , cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "queue", id: cyd!, waiting: false, by: cyd! });
    expect(match.seatQueue).toEqual([]);
    applyCommands(match, { kind: "leave", id: ada! });
    expect(namesIn(match, SPECTATORS)).toEqual(["Cyd"]);
    applyCommands(match, { kind: "queue", id: cyd!, waiting: true, by: cyd! });
    expect(namesIn(match, RED_TEAM)).toEqual(["Cyd"]);
  });

  it("is closed to seated players and to requests for others", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "queue", id: ada!, waiting: true, by: ada! });
    applyCommands(match, { kind: "queue", id: cyd!, waiting: false, by: bob! });
    expect(refusals(match)).toEqual(["queue: rights"]);
    expect(match.seatQueue).toEqual([cyd]);
  });

  it("drops players that leave the room", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "leave", id: cyd! }, { kind: "leave", id: bob! });
    expect([match.seatQueue, namesIn(match)]).toEqual([[], ["Ada"]]);
  });

  it("goes before a team request in the tick in which a seat becomes free", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    const eve = joinAs(match, "Eve", "ee", { watch: true });
    applyCommands(match, { kind: "leave", id: bob! }, { kind: "team", id: eve, team: BLUE_TEAM, by: eve });
    expect(refusals(match)).toEqual(["team: full"]);
    expect([member(match, cyd!).team, member(match, eve).team]).toEqual([BLUE_TEAM, SPECTATORS]);
  });

  it("goes before a join in the tick in which a seat becomes free", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "leave", id: bob! }, { kind: "join", id: 99, name: "Eve" });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Cyd"], watching: ["Eve"] });
    expect(match.seatQueue).toEqual([99]);
  });

  it("skips a disconnected player, who stays in the same position", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd", "Dan");
    applyCommands(match, { kind: "connection", id: cyd!, connected: false }, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Dan"], watching: ["Cyd"] });
    applyCommands(match, { kind: "leave", id: ada! });
    expect(match.seatQueue).toEqual([cyd]);
    applyCommands(match, { kind: "connection", id: cyd!, connected: true });
    expect(playersOf(match)).toEqual({ red: ["Cyd"], blue: ["Dan"], watching: [] });
    expect(match.seatQueue).toEqual([]);
  });

  it("stands still while the teams are locked", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: ada! }, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: [], watching: ["Cyd"] });
    applyCommands(match, { kind: "settings", change: { teamsLocked: false }, by: ada! });
    expect(namesIn(match, BLUE_TEAM)).toEqual(["Cyd"]);
    expect(match.seatQueue).not.toContain(cyd);
  });
});

describe("locked teams", () => {
  it("keep players from changing sides, but allow leaving the field and moves by admins", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    applyCommands(match, { kind: "team", id: bob!, team: RED_TEAM, by: bob! });
    expect(refusals(match)).toEqual(["team: locked"]);
    applyCommands(match, { kind: "team", id: bob!, team: SPECTATORS, by: bob! });
    expect(member(match, bob!).team).toBe(SPECTATORS);
    applyCommands(match, { kind: "team", id: bob!, team: RED_TEAM, by: ada! });
    expect(member(match, bob!).team).toBe(RED_TEAM);
    expect(noticesFor(match, bob!)).toEqual([{ kind: "moved", name: "Bob", team: RED_TEAM, by: "Ada" }]);
  });

  it("make joining players spectators", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    const [bob] = join(match, "Bob");
    expect([member(match, bob!).team, match.seatQueue]).toEqual([SPECTATORS, []]);
  });
});

describe("arranging the teams", () => {
  const six = () => {
    const match = quietMatch();
    const ids = join(match, "Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
    return { match, by: ids[0]! };
  };

  it("swaps the sides", () => {
    const { match, by } = six();
    const before = playersOf(match);
    applyCommands(match, { kind: "arrange", how: "swap", by });
    expect(playersOf(match)).toEqual({ ...before, red: before.blue, blue: before.red });
  });

  it("swaps bots too, so that no member is replaced", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const ids = match.members.map((each) => each.id);
    applyCommands(match, { kind: "arrange", how: "swap", by: ada! });
    expect(match.members.map((each) => each.id)).toEqual(ids);
    expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
    expect(namesIn(match, BLUE_TEAM)).toContain("Ada");
  });

  it("moves all players to the spectators, without putting them into the queue", () => {
    const { match, by } = six();
    applyCommands(match, { kind: "arrange", how: "reset", by });
    expect(namesIn(match, SPECTATORS)).toHaveLength(6);
    advanceTicks(match, 2);
    expect(namesIn(match, SPECTATORS)).toHaveLength(6);
  });

  it("shuffles the players into equal teams, differently each time", () => {
    const { match, by } = six();
    const seen = new Set<string>();
    for (let n = 0; n < 20; n++) {
      applyCommands(match, { kind: "arrange", how: "random", by });
      expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
      seen.add(namesIn(match, RED_TEAM).toSorted().join());
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it("seats two at a time, and fills the smaller team first", () => {
    const { match, by } = six();
    applyCommands(match, { kind: "arrange", how: "reset", by });
    applyCommands(match, { kind: "arrange", how: "auto", by });
    expect(teamSizes(match)).toEqual({ red: 1, blue: 1 });
    const red = match.members.find((each) => each.team === RED_TEAM)!;
    applyCommands(match, { kind: "team", id: red.id, team: BLUE_TEAM, by });
    applyCommands(match, { kind: "arrange", how: "auto", by });
    expect(teamSizes(match)).toEqual({ red: 2, blue: 2 });
  });

  it("is announced with its kind and sender, and reserved for admins", () => {
    const { match, by } = six();
    applyCommands(match, { kind: "arrange", how: "swap", by });
    expect(noticesFor(match, by)).toEqual([{ kind: "arranged", how: "swap", by: "Ada" }]);
    applyCommands(match, { kind: "arrange", how: "swap", by: by + 1 });
    expect(refusals(match)).toEqual(["arrange: rights"]);
  });
});

describe("the name of a joining player", () => {
  it("gets the fingerprint appended when a member has the same or a similar name, with a notice to that player", () => {
    const match = quietMatch();
    joinAs(match, "Ada", "aaaa");
    const second = joinAs(match, "ADA", "bbbb");
    expect(member(match, second).name).toBe("ADA #bbbb");
    expect(noticesFor(match, second)).toContainEqual({ kind: "renamed", name: "ADA #bbbb" });
    expect(noticesFor(match, 0)).not.toContainEqual({ kind: "renamed", name: "ADA #bbbb" });
    const third = joinAs(match, "Аda", "cccc");
    expect(member(match, third).name).toBe("Аda #cccc");
  });

  it("stays within its maximum length with the fingerprint, and differs for two members with the same key", () => {
    const match = quietMatch();
    const long = "x".repeat(25);
    joinAs(match, long, "aaaa");
    const ids = [joinAs(match, long, "bbbb"), joinAs(match, long, "bbbb")];
    const names = ids.map((id) => member(match, id).name);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(Array.from(name).length).toBeLessThanOrEqual(25);
  });

  it("cannot be the name of a bot", () => {
    const match = quietMatch({ bots: "full" });
    join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    const late = joinAs(match, bot.name, "dddd");
    expect(member(match, late).name).toBe(`${bot.name} #dddd`);
  });

  it("is free again after its player has left", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aaaa");
    applyCommands(match, { kind: "leave", id: ada });
    expect(member(match, joinAs(match, "Ada", "bbbb")).name).toBe("Ada");
  });
});

describe("an avatar", () => {
  it("can only be set by its player", () => {
    const match = quietMatch();
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "avatar", id: bob!, text: "10", by: bob! });
    expect(member(match, bob!).avatar).toBe("10");
    applyCommands(match, { kind: "avatar", id: cyd!, text: "!!", by: bob! });
    expect([member(match, cyd!).avatar, refusals(match)]).toEqual(["", ["avatar: rights"]]);
  });
});
