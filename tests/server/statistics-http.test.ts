/** A short match by commands, from the room over the store to profile, history, match and leaderboard over HTTP. */
import { describe, expect, it } from "vitest";
import type { MatchSummary } from "#protocol/match-summary.ts";
import type { MatchState } from "#protocol/state.ts";
import type { History, Leaderboard, Profile } from "#protocol/statistics-api.ts";
import { fingerprintOf, profileIdOf } from "#protocol/fingerprint.ts";
import { humansOf } from "#match/members.ts";
import { setDisc } from "#sim/set-disc.ts";
import { GOAL, PLAYING } from "#sim/world.ts";
import { seasonOf } from "#server/store/season.ts";
import { profileOf } from "#server/http/statistics-answers.ts";
import { matchSummary } from "../support/match-summaries.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  joinOptionsFor,
  sdk,
  until,
  useLiveServer,
  type ClientRoom,
} from "../support/live-server.ts";

const server = useLiveServer();

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;

const keyOf = (room: ClientRoom, name: string) =>
  hostOf(room).match.members.find((member) => member.name === name)!.key;

/** Ada (red) scores the only goal of a game, against Ben. Resolves with the summary that clients receive. */
async function playMatch(room: ClientRoom): Promise<MatchSummary> {
  const { match } = hostOf(room);
  const summary = new Promise<MatchSummary>((resolve) => void room.onMessage("summary", resolve));
  room.send("settings", { scoreLimit: 1 });
  room.send("start");
  await until(() => match.world.game.scoreLimit === 1 && match.statistics.running, "the game");
  setDisc(match.world, 0, { vx: 0.01 });
  await until(() => match.world.game.state === PLAYING, "the kick-off");
  match.statistics.touch.last = match.statistics.lines.findIndex(({ name }) => name === "Ada");
  setDisc(match.world, 0, { x: 360, y: 0, vx: 8, vy: 0 });
  await until(() => match.world.game.state >= GOAL, "the goal");
  match.world.game.goalTicks = 1;
  return summary;
}

describe("a finished match", () => {
  it("is sent to the room, stored, and answered over HTTP with tags", async () => {
    const room = await createFriends(server, "Ada");
    await joinFriends(server, room.roomId, "Ben");
    await until(() => humansOf(hostOf(room).match).length === 2, "both players");
    hostOf(room).match.autoStart = false;
    room.send("stop");
    const [ada, ben] = [keyOf(room, "Ada"), keyOf(room, "Ben")];
    const summary = await playMatch(room);
    expect(summary).toMatchObject({ ending: "score", red: 1, blue: 0, map: "Classic", kind: "friends", ladder: "" });
    expect(summary.players.find(({ name }) => name === "Ada")).toMatchObject({ goals: 1, profile: profileIdOf(ada) });
    await until(() => server.ports.store.queue.status().pending === 0, "the write");
    expect(await server.ports.store.matches.find(summary.id)).toEqual(summary);

    const options = await joinOptionsFor(server, room.roomId, "Cyd");
    const late = await sdk(server).joinById<MatchState>(room.roomId, options);
    for (const kind of ["you", "history", "notice", "pacing", "tickGap"]) late.onMessage(kind, () => undefined);
    expect(await new Promise((resolve) => void late.onMessage("summary", resolve))).toEqual(summary);

    const path = `/api/players/${profileIdOf(ada)}`;
    const first = await get(path);
    const tag = first.headers.get("etag")!;
    expect(first.headers.get("cache-control")).toBe("public, max-age=30");
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    const profile = (await first.json()) as Profile;
    expect(profile).toMatchObject({ fingerprint: fingerprintOf(ada), names: ["Ada"], form: ["win"] });
    expect(profile.totals).toMatchObject({ games: 1, wins: 1, goals: 1 });
    const again = await get(path, { "if-none-match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await get(path, { "if-none-match": `W/"other"` })).status).toBe(200);
    expect(await json(`/api/players/${fingerprintOf(ada)}`)).toEqual(profile);

    expect(await json(`/api/matches/${summary.id}`)).toEqual(summary);
    const history = await json<History>(`/api/players/${profileIdOf(ben)}/matches`);
    expect(history).toMatchObject({ matches: [{ id: summary.id, red: 1, player: { name: "Ben" } }], next: null });
    const board = await json<Leaderboard>("/api/leaderboards");
    expect(board).toMatchObject({ by: "goals", season: seasonOf(Date.now()), map: "all" });
    expect(board.leaders).toMatchObject([{ profile: profileIdOf(ada), name: "Ada", games: 1, value: 1 }]);
  });
});

describe("requests for statistics", () => {
  it.each([
    ["/api/players/zzzz", 404],
    ["/api/players/no", 404],
    ["/api/players/zzzz/matches", 404],
    ["/api/players/zzzzzzzzzzzz/matches?before=now", 400],
    ["/api/matches/none", 404],
    ["/api/leaderboards?season=2026", 400],
    ["/api/leaderboards?by=speed", 400],
    ["/api/leaderboards?by=rating&ladder=2v2", 400],
  ])("%s is answered with %i and the reason", async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: string }).error).toMatch(/\S/u);
  });

  it("are for pages too: players, matches and leaderboards have the same page", async () => {
    const statuses = await Promise.all(
      ["/p/zzzz", "/m/none", "/leaderboards"].map(async (path) => (await get(path, { accept: "text/html" })).status),
    );
    // The client of the tests is not built.
    expect(statuses).toEqual([503, 503, 503]);
  });

  it("for a player that was removed after a long time are answered from the matches", async () => {
    const { store } = server.ports;
    await store.matches.add(matchSummary("old"));
    const profile = profileIdOf("key of Ada");
    const answer = await json<Profile>(`/api/players/${profile}`);
    expect(answer).toMatchObject({ profile, names: ["Ada"], totals: { games: 1, goals: 3 } });
    expect(answer.lastSeen).toBe(matchSummary("old").endedAt);
  });

  it("for a fingerprint of several players offer them all", async () => {
    const players = ["a", "b"].map((key) => ({ key, fingerprint: "zzzz", names: [key], firstSeen: 1, lastSeen: 2 }));
    const store = { players: { withFingerprint: () => Promise.resolve(players) } };
    const answer = await profileOf(store as never, "zzzz");
    expect(answer).toMatchObject({ status: 300, body: { players: [{ name: "a" }, { name: "b" }] } });
  });
});
