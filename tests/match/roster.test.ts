/** Teams and the queue for seats, names that look alike, and what all at once does to a line-up. */
import { describe, expect, it } from "vitest";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  noticesFor,
  join,
  joinAs,
  member,
  namesIn,
  order,
  pass,
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
  it("takes newcomers in when no seat is free, and seats them in order", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd, dan] = join(match, "Ada", "Bob", "Cyd", "Dan");
    expect(match.seatQueue).toEqual([cyd, dan]);
    order(match, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Cyd"], watching: ["Dan"] });
    expect(noticesFor(match, dan!)).toContainEqual({ kind: "seated", name: "Cyd", team: BLUE_TEAM });
    order(match, { kind: "team", id: ada!, team: SPECTATORS, by: ada! });
    expect(playersOf(match)).toEqual({ red: ["Dan"], blue: ["Cyd"], watching: ["Ada"] });
    expect(match.seatQueue).toEqual([]);
  });

  it("leaves out who only wants to watch", () => {
    const match = quietMatch({ teamSize: 1 });
    const eve = joinAs(match, "Eve", "ee", { watch: true });
    expect([member(match, eve).team, match.seatQueue]).toEqual([SPECTATORS, []]);
  });

  it("is joined and left at will", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, , cyd] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "queue", id: cyd!, waiting: false, by: cyd! });
    expect(match.seatQueue).toEqual([]);
    order(match, { kind: "leave", id: ada! });
    expect(namesIn(match, SPECTATORS)).toEqual(["Cyd"]);
    order(match, { kind: "queue", id: cyd!, waiting: true, by: cyd! });
    expect(namesIn(match, RED_TEAM)).toEqual(["Cyd"]);
  });

  it("is not for those who have a seat, nor for others to order about", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "queue", id: ada!, waiting: true, by: ada! });
    order(match, { kind: "queue", id: cyd!, waiting: false, by: bob! });
    expect(refusals(match)).toEqual(["queue: rights"]);
    expect(match.seatQueue).toEqual([cyd]);
  });

  it("forgets who leaves", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "leave", id: cyd! }, { kind: "leave", id: bob! });
    expect([match.seatQueue, namesIn(match)]).toEqual([[], ["Ada"]]);
  });

  it("is not overtaken by who asks in the moment in which a seat becomes free", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    const eve = joinAs(match, "Eve", "ee", { watch: true });
    order(match, { kind: "leave", id: bob! }, { kind: "team", id: eve, team: BLUE_TEAM, by: eve });
    expect(refusals(match)).toEqual(["team: full"]);
    expect([member(match, cyd!).team, member(match, eve).team]).toEqual([BLUE_TEAM, SPECTATORS]);
  });

  it("is not overtaken by who joins in that moment", () => {
    const match = quietMatch({ teamSize: 1 });
    const [, bob] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "leave", id: bob! }, { kind: "join", id: 99, name: "Eve" });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Cyd"], watching: ["Eve"] });
    expect(match.seatQueue).toEqual([99]);
  });

  it("passes over who is not connected, and keeps his place", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd", "Dan");
    order(match, { kind: "connection", id: cyd!, connected: false }, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: ["Dan"], watching: ["Cyd"] });
    order(match, { kind: "leave", id: ada! });
    expect(match.seatQueue).toEqual([cyd]);
    order(match, { kind: "connection", id: cyd!, connected: true });
    expect(playersOf(match)).toEqual({ red: ["Cyd"], blue: ["Dan"], watching: [] });
    expect(match.seatQueue).toEqual([]);
  });

  it("stands still while the teams are locked", () => {
    const match = quietMatch({ teamSize: 1 });
    const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "settings", change: { teamsLocked: true }, by: ada! }, { kind: "leave", id: bob! });
    expect(playersOf(match)).toEqual({ red: ["Ada"], blue: [], watching: ["Cyd"] });
    order(match, { kind: "settings", change: { teamsLocked: false }, by: ada! });
    expect(namesIn(match, BLUE_TEAM)).toEqual(["Cyd"]);
    expect(match.seatQueue).not.toContain(cyd);
  });
});

describe("locked teams", () => {
  it("keep players from changing sides, but let them go off, and let admins move everybody", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    order(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    order(match, { kind: "team", id: bob!, team: RED_TEAM, by: bob! });
    expect(refusals(match)).toEqual(["team: locked"]);
    order(match, { kind: "team", id: bob!, team: SPECTATORS, by: bob! });
    expect(member(match, bob!).team).toBe(SPECTATORS);
    order(match, { kind: "team", id: bob!, team: RED_TEAM, by: ada! });
    expect(member(match, bob!).team).toBe(RED_TEAM);
    expect(noticesFor(match, bob!)).toEqual([{ kind: "moved", name: "Bob", team: RED_TEAM, by: "Ada" }]);
  });

  it("send newcomers to the spectators", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    order(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    const [bob] = join(match, "Bob");
    expect([member(match, bob!).team, match.seatQueue]).toEqual([SPECTATORS, []]);
  });
});

describe("arranging everybody", () => {
  const six = () => {
    const match = quietMatch();
    const ids = join(match, "Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
    return { match, by: ids[0]! };
  };

  it("swaps the sides", () => {
    const { match, by } = six();
    const before = playersOf(match);
    order(match, { kind: "arrange", how: "swap", by });
    expect(playersOf(match)).toEqual({ ...before, red: before.blue, blue: before.red });
  });

  it("swaps bots too, so that nobody is replaced", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const ids = match.members.map((each) => each.id);
    order(match, { kind: "arrange", how: "swap", by: ada! });
    expect(match.members.map((each) => each.id)).toEqual(ids);
    expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
    expect(namesIn(match, BLUE_TEAM)).toContain("Ada");
  });

  it("sends everybody off, and nobody asked to wait for a seat", () => {
    const { match, by } = six();
    order(match, { kind: "arrange", how: "reset", by });
    expect(namesIn(match, SPECTATORS)).toHaveLength(6);
    pass(match, 2);
    expect(namesIn(match, SPECTATORS)).toHaveLength(6);
  });

  it("mixes those who play into equal teams, differently each time", () => {
    const { match, by } = six();
    const seen = new Set<string>();
    for (let n = 0; n < 20; n++) {
      order(match, { kind: "arrange", how: "random", by });
      expect(teamSizes(match)).toEqual({ red: 3, blue: 3 });
      seen.add(namesIn(match, RED_TEAM).toSorted().join());
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it("brings on two at a time, and first who the smaller team lacks", () => {
    const { match, by } = six();
    order(match, { kind: "arrange", how: "reset", by });
    order(match, { kind: "arrange", how: "auto", by });
    expect(teamSizes(match)).toEqual({ red: 1, blue: 1 });
    const red = match.members.find((each) => each.team === RED_TEAM)!;
    order(match, { kind: "team", id: red.id, team: BLUE_TEAM, by });
    order(match, { kind: "arrange", how: "auto", by });
    expect(teamSizes(match)).toEqual({ red: 2, blue: 2 });
  });

  it("says how and by whom, and is an admin's to do", () => {
    const { match, by } = six();
    order(match, { kind: "arrange", how: "swap", by });
    expect(noticesFor(match, by)).toEqual([{ kind: "arranged", how: "swap", by: "Ada" }]);
    order(match, { kind: "arrange", how: "swap", by: by + 1 });
    expect(refusals(match)).toEqual(["arrange: rights"]);
  });
});

describe("a newcomer's name", () => {
  it("is marked when somebody present has it, or one that looks like it, and he is told", () => {
    const match = quietMatch();
    joinAs(match, "Ada", "aaaa");
    const second = joinAs(match, "ADA", "bbbb");
    expect(member(match, second).name).toBe("ADA #bbbb");
    expect(noticesFor(match, second)).toContainEqual({ kind: "renamed", name: "ADA #bbbb" });
    expect(noticesFor(match, 0)).not.toContainEqual({ kind: "renamed", name: "ADA #bbbb" });
    const third = joinAs(match, "Аda", "cccc");
    expect(member(match, third).name).toBe("Аda #cccc");
  });

  it("stays within its bounds with the fingerprint, and differs for the same person twice", () => {
    const match = quietMatch();
    const long = "x".repeat(25);
    joinAs(match, long, "aaaa");
    const ids = [joinAs(match, long, "bbbb"), joinAs(match, long, "bbbb")];
    const names = ids.map((id) => member(match, id).name);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(Array.from(name).length).toBeLessThanOrEqual(25);
  });

  it("may not pass for a bot's", () => {
    const match = quietMatch({ bots: "full" });
    join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    const late = joinAs(match, bot.name, "dddd");
    expect(member(match, late).name).toBe(`${bot.name} #dddd`);
  });

  it("is free again when its bearer has gone", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aaaa");
    order(match, { kind: "leave", id: ada });
    expect(member(match, joinAs(match, "Ada", "bbbb")).name).toBe("Ada");
  });
});

describe("an avatar", () => {
  it("is one's own to choose", () => {
    const match = quietMatch();
    const [, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "avatar", id: bob!, text: "10", by: bob! });
    expect(member(match, bob!).avatar).toBe("10");
    order(match, { kind: "avatar", id: cyd!, text: "!!", by: bob! });
    expect([member(match, cyd!).avatar, refusals(match)]).toEqual(["", ["avatar: rights"]]);
  });
});
