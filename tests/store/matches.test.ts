/** Finished matches, leaderboards and ratings in the store. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profileIdOf } from "#protocol/fingerprint.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { NEW_SKILL, shownRating } from "#server/rating/rate-teams.ts";
import { seasonOf } from "#server/store/season.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { ALL } from "#protocol/statistics-api.ts";
import { matchBot, matchPlayer, matchSummary } from "../support/match-summaries.ts";
import { PATIENT, postgresqlDatabase, silent } from "../support/stores.ts";

const HOUR_MS = 3_600_000;
const ADA = profileIdOf("key of Ada");
const BEN = profileIdOf("key of Ben");
const START = shownRating(NEW_SKILL);

const databaseUrl = await postgresqlDatabase("matches");

const databases = [
  { name: "SQLite", runs: true, open: () => openStore({ file: IN_MEMORY, log: silent }) },
  {
    name: "PostgreSQL",
    runs: databaseUrl !== undefined,
    open: () => openStore({ databaseUrl, file: "", log: silent, timeouts: PATIENT }),
  },
];

/** Players that no other test has. */
const pair = (tag: string) => {
  const [red, blue] = [`R ${tag}`, `B ${tag}`] as const;
  return {
    ...{ red: profileIdOf(`key of ${red}`), blue: profileIdOf(`key of ${blue}`) },
    players: [matchPlayer(red, RED_TEAM, { goals: 2, assists: 1 }), matchPlayer(blue, BLUE_TEAM, { goals: 1 })],
  };
};

let store: Store;

describe.for(databases)("$name", ({ runs, open }) => {
  if (!runs) return it.skip("is not installed");
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  matchTests();
  historyTests();
  leaderboardTests();
  ratingTests();
  cooldownTests();
  forgetTest();
});

function matchTests(): void {
  describe("a match", () => {
    it("is found as it was added, with its bots", async () => {
      const players = [...matchSummary("").players, matchBot("Nova", RED_TEAM)];
      const match = matchSummary("found", { players, kind: "friends", seconds: 180.5, overtime: false });
      expect(await store.matches.add(match)).toBe(true);
      expect(await store.matches.find("found")).toEqual(match);
      expect(await store.matches.find("missing")).toBeUndefined();
    });

    it("that is added again changes nothing", async () => {
      const { players, red } = pair("again");
      const match = matchSummary("again", { players, ladder: "rooms" });
      expect(await store.matches.add(match)).toBe(true);
      const before = [await store.matches.totals(red), await store.ratings.of(red), await store.matches.find("again")];
      expect(await store.matches.add({ ...match, red: 9 })).toBe(false);
      const after = [await store.matches.totals(red), await store.ratings.of(red), await store.matches.find("again")];
      expect(after).toEqual(before);
    });

    it("that fails half-way leaves nothing", async () => {
      const { players, red } = pair("broken");
      const broken = matchSummary("broken", { players: [players[0]!, { ...players[1]!, name: undefined as never }] });
      await expect(store.matches.add({ ...broken, ladder: "rooms" })).rejects.toThrow();
      expect(await store.matches.find("broken")).toBeUndefined();
      expect(await store.ratings.of(red)).toEqual([]);
      expect(await store.matches.add({ ...broken, players, ladder: "rooms" })).toBe(true);
      expect(await store.ratings.of(red)).toHaveLength(1);
    });
  });
}

function historyTests(): void {
  describe("a player's matches", () => {
    it("are listed from the latest on, in parts", async () => {
      const { players, red } = pair("parts");
      const at = (hour: number) => ({ players, endedAt: Date.UTC(2026, 0, 1) + hour * HOUR_MS });
      // Two of them ended in the same millisecond.
      for (const [id, hour] of [
        ["p1", 1],
        ["p2", 2],
        ["p3", 2],
        ["p4", 4],
      ] as const) {
        await store.matches.add(matchSummary(id, at(hour)));
      }
      const first = await store.matches.history(red, 2);
      expect(first.map(({ match }) => match.id)).toEqual(["p4", "p3"]);
      const { id, endedAt } = first[1]!.match;
      const rest = await store.matches.history(red, 5, { id, endedAt });
      expect(rest.map(({ match }) => match.id)).toEqual(["p2", "p1"]);
      expect(rest[0]!.player).toMatchObject({ team: RED_TEAM, goals: 2 });
    });

    it("add up, with the result of the team in which the player was for longer", async () => {
      const name = "Switch";
      const players = [
        matchPlayer(name, RED_TEAM, { time: 3000, goals: 1 }),
        matchPlayer(name, BLUE_TEAM, { time: 7800, goals: 2 }),
        matchBot("Nova", RED_TEAM),
      ];
      await store.matches.add(matchSummary("sum1", { players, red: 1, blue: 3 }));
      await store.matches.add(matchSummary("sum2", { players, red: 2, blue: 2, ending: "time" }));
      await store.matches.add(matchSummary("sum3", { players, red: 5, blue: 0, ending: "stopped" }));
      const totals = await store.matches.totals(profileIdOf(`key of ${name}`));
      expect(totals).toMatchObject({ games: 2, wins: 1, draws: 1, losses: 0, goals: 6, time: 21_600 });
      expect(await store.matches.totals("nobody")).toMatchObject({ games: 0, goals: 0 });
    });
  });
}

function leaderboardTests(): void {
  describe("leaderboards", () => {
    it("count by season and map, and all together", async () => {
      const { players, red } = pair("season");
      const summer = Date.UTC(2025, 6, 1);
      await store.matches.add(matchSummary("l1", { players, endedAt: summer, map: "Big" }));
      await store.matches.add(matchSummary("l2", { players, endedAt: summer, map: "Hockey" }));
      await store.matches.add(matchSummary("l3", { players, endedAt: Date.UTC(2025, 9, 1), map: "Big" }));
      const goals = async (season: string, map: string) =>
        (await store.leaderboards.by("goals", season, map, 100)).find(({ profile }) => profile === red)?.value;
      expect(await goals("2025-Q3", "Big")).toBe(2);
      expect(await goals("2025-Q3", ALL)).toBe(4);
      expect(await goals("2025-Q4", ALL)).toBe(2);
      expect(await goals(ALL, "Big")).toBe(4);
      expect(await goals(ALL, ALL)).toBe(6);
      const { seasons, maps } = await store.leaderboards.choices();
      expect(seasons).toEqual(expect.arrayContaining(["2025-Q4", "2025-Q3"]));
      expect(maps).toEqual(expect.arrayContaining(["Big", "Hockey"]));
      expect([...seasons].sort().reverse()).toEqual(seasons);
    });

    it("leave out games against bots alone, and games without a result", async () => {
      const { players, red } = pair("bots");
      const season = seasonOf(matchSummary("").endedAt);
      const games = async () =>
        (await store.leaderboards.by("games", season, ALL, 100)).filter(({ profile }) => profile === red).length;
      await store.matches.add(matchSummary("b1", { players: [players[0]!, matchBot("Nova", BLUE_TEAM)] }));
      await store.matches.add(matchSummary("b2", { players, ending: "stopped" }));
      expect(await games()).toBe(0);
      await store.matches.add(matchSummary("b3", { players }));
      expect(await games()).toBe(1);
    });

    it("are limited and ordered", async () => {
      const leaders = await store.leaderboards.by("goals", ALL, ALL, 2);
      expect(leaders).toHaveLength(2);
      expect(leaders[0]!.value).toBeGreaterThanOrEqual(leaders[1]!.value);
    });
  });
}

function ratingTests(): void {
  describe("ratings", () => {
    const rated = (id: string, more: Parameters<typeof matchSummary>[1]) =>
      store.matches.add(matchSummary(id, { ladder: "rooms", ...more }));
    const ratingOf = async (profile: string) => (await store.ratings.of(profile))[0]?.rating;

    it("rise with a win and fall with a loss, and the match shows by how much", async () => {
      const { players, red, blue } = pair("rise");
      await rated("r1", { players });
      const won = (await ratingOf(red))!;
      const lost = (await ratingOf(blue))!;
      expect(won).toBeGreaterThan(START);
      expect(lost).toBeLessThan(won);
      const match = await store.matches.find("r1");
      expect(match!.players[0]).toMatchObject({ ratingBefore: START, ratingAfter: won });
      expect(match!.players[1]).toMatchObject({ ratingBefore: START, ratingAfter: lost });
      await rated("r2", { players });
      expect((await store.matches.find("r2"))!.players[0]!.ratingBefore).toBe(won);
      expect(await store.ratings.of(red)).toMatchObject([{ ladder: "rooms", games: 2, wins: 2 }]);
      expect((await store.leaderboards.byRating("rooms", 50)).map(({ profile }) => profile)).toContain(red);
    });

    it("stay without a ladder, without a result, and without a player on one side", async () => {
      const { players, red } = pair("none");
      await store.matches.add(matchSummary("n1", { players }));
      await rated("n2", { players, ending: "stopped" });
      await rated("n3", { players: [players[0]!, matchBot("Nova", BLUE_TEAM)] });
      expect(await store.ratings.of(red)).toEqual([]);
    });

    it("change for players that were there for a quarter of the match, and not for others", async () => {
      const { players, red, blue } = pair("part");
      const [first, second] = players as [(typeof players)[0], (typeof players)[0]];
      const late = { ...matchPlayer("Late", RED_TEAM), time: 2699 };
      await rated("q1", { players: [{ ...first, time: 2700 }, second, late] });
      expect([await ratingOf(red), await ratingOf(blue), await ratingOf(late.profile)]).not.toContain(START);
      expect(await store.ratings.of(late.profile)).toEqual([]);
    });

    it("change once, however often the write is repeated while the database comes and goes", async () => {
      const { players, red } = pair("away");
      const match = matchSummary("away", { players, ladder: "rooms" });
      // Away twice; the third time the match is written, but the answer is lost.
      const attempts = [
        () => Promise.reject(new Error("the connection broke")),
        () => Promise.reject(new Error("the connection broke")),
        async () => {
          await store.matches.add(match);
          throw new Error("the connection broke");
        },
        () => store.matches.add(match),
      ];
      store.queue.add("match", () => attempts.shift()!());
      store.queue.add("next match", () => store.matches.add(matchSummary("after", { players, ladder: "rooms" })));
      while (store.queue.status().pending > 0) await store.queue.flush(1000);
      expect(attempts).toEqual([]);
      expect(await store.ratings.of(red)).toMatchObject([{ games: 2, wins: 2 }]);
      const [first, second] = [await store.matches.find("away"), await store.matches.find("after")];
      expect(first!.players[0]!.ratingAfter).toBe(second!.players[0]!.ratingBefore);
    });

    it("are kept apart by ladder", async () => {
      const { players, red } = pair("ladder");
      await rated("a1", { players });
      await rated("a2", { players, ladder: "1v1" });
      expect((await store.ratings.of(red)).map(({ ladder, games }) => [ladder, games])).toEqual([
        ["1v1", 1],
        ["rooms", 1],
      ]);
    });
  });
}

function cooldownTests(): void {
  describe("the pause of a player that leaves ranked matches", () => {
    const MINUTE_MS = 60_000;
    const NOW = Date.UTC(2026, 10, 28);
    const left = async (key: string, match: string, at: number) => {
      await store.cooldowns.add(key, match, at);
      return ((await store.cooldowns.until(key, at)) ?? at) - at;
    };

    it("doubles with each match, up to an hour", async () => {
      const pauses = [];
      for (let n = 0; n < 7; n++) pauses.push((await left("eve", `m${n}`, NOW + n)) / MINUTE_MS);
      expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
    });

    it("counts a match once, ends, and is forgiven after a day", async () => {
      await left("ivy", "m1", NOW);
      await store.cooldowns.add("ivy", "m1", NOW + 1);
      expect(await store.cooldowns.until("ivy", NOW + 2 * MINUTE_MS - 1)).toBe(NOW + 2 * MINUTE_MS);
      expect(await store.cooldowns.until("ivy", NOW + 2 * MINUTE_MS)).toBeUndefined();
      expect(await left("ivy", "m2", NOW + 1441 * MINUTE_MS)).toBe(2 * MINUTE_MS);
    });
  });

  it("a leaver has lost, whatever the score, and is rated as the last", async () => {
    const { players, red, blue } = pair("leaver");
    const [first, second] = players as [(typeof players)[0], (typeof players)[0]];
    const stayed = matchPlayer("Stayed", RED_TEAM);
    const match = { players: [{ ...first, leaver: true, time: 60 }, stayed, second], ladder: "3v3" } as const;
    await store.matches.add(matchSummary("leaver", match));
    expect(await store.matches.totals(red)).toMatchObject({ games: 1, wins: 0, losses: 1 });
    expect(await store.matches.find("leaver")).toMatchObject({ players: [{ leaver: true }, { leaver: false }, {}] });
    const rating = async (profile: string) => (await store.ratings.of(profile))[0]!.rating;
    expect(await rating(red)).toBeLessThan(await rating(blue));
    expect(await rating(stayed.profile)).toBeGreaterThan(await rating(blue));
  });
}

function forgetTest(): void {
  it("a player that is forgotten leaves neither name nor profile, and the others keep theirs", async () => {
    await store.matches.add(matchSummary("forget", { ladder: "rooms" }));
    const counts = await store.forget("key of Ada");
    expect(counts["matches"]).toBeGreaterThan(0);
    const match = await store.matches.find("forget");
    expect(match!.players.map(({ name, profile }) => [name, profile])).toEqual([
      ["", ""],
      ["Ben", BEN],
    ]);
    expect(await store.ratings.of(ADA)).toEqual([]);
    expect(await store.ratings.of(BEN)).toHaveLength(1);
    expect((await store.leaderboards.by("goals", ALL, ALL, 100)).map(({ profile }) => profile)).not.toContain(ADA);
  });
}
