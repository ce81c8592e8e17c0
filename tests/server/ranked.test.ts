/** Ranked matches over real sockets: the queue, its match, leavers and their pause. */
import { describe, expect, it } from "vitest";
import { matchMaker } from "@colyseus/core";
import type { Room } from "@colyseus/sdk";
import { Client } from "@colyseus/sdk";
import type { MatchSummary } from "#protocol/match-summary.ts";
import type { FromQueue, RankedMode } from "#protocol/ranked.ts";
import type { MatchState } from "#protocol/state.ts";
import { profileIdOf } from "#protocol/fingerprint.ts";
import { isClose, splitTeams, type RankedQueue } from "#server/ranked/ranked-queue.ts";
import { NEW_SKILL, shownRating } from "#server/rating/rate-teams.ts";
import {
  hostOf,
  joinFailure,
  joinOptionsFor,
  settle,
  UNLIMITED_JOINS,
  until,
  useLiveServer,
} from "../support/live-server.ts";

const server = useLiveServer(undefined, { admission: { ...UNLIMITED_JOINS, trustedProxies: ["127.0.0.1"] } });

/** A client of a network of its own. */
const clientOf = (host: number) =>
  new Client(`ws://127.0.0.1:${server.port}`, { headers: { "x-forwarded-for": `203.0.113.${host}` } });

async function enter(name: string, host: number, mode: RankedMode = "1v1") {
  const client = clientOf(host);
  const queue: Room = await client.joinOrCreate(mode, await joinOptionsFor(server, mode, name));
  queue.reconnection.enabled = false;
  const states: FromQueue["queue"][] = [];
  queue.onMessage("queue", (state: FromQueue["queue"]) => states.push(state));
  const code = new Promise<string>((resolve) => {
    queue.onMessage("match", (match: FromQueue["match"]) => resolve(match.code));
  });
  const join = async () => {
    const room = await client.joinById<MatchState>(await code, await joinOptionsFor(server, await code, name));
    return settle(room);
  };
  await until(
    () => queueOf(queue).clients.some(({ sessionId, userData }) => sessionId === queue.sessionId && userData),
    name,
  );
  // Once a second without this.
  queueOf(queue).reassignMatchGroups();
  return { queue, states, code, join };
}

const queueOf = (queue: Room) => matchMaker.getLocalRoomById(queue.roomId) as RankedQueue;

describe("a ranked duel", () => {
  it("begins for two players of the queue, is forfeited by the one that leaves, rated, and followed by a pause", async () => {
    const ada = await enter("Ranked Ada", 1);
    await until(() => ada.states.at(-1)?.waiting === 1, "the size of the queue");
    const ben = await enter("Ranked Ben", 2);
    expect(await ada.code).toBe(await ben.code);
    const [red, blue] = await Promise.all([ada.join(), ben.join()]);
    const { match } = hostOf(red);
    await until(() => match.ranked?.phase === "playing", "the start");
    expect(match.settings).toMatchObject({ ranked: true, rated: true, teamSize: 1 });
    expect(new Set(match.members.map(({ team }) => team))).toEqual(new Set([1, 2]));
    const summary = new Promise<MatchSummary>((resolve) => void blue.onMessage("summary", resolve));
    match.world.game.state = 1;
    const start = match.statistics.ticks;
    await until(() => match.statistics.ticks > start, "some play");
    await red.leave(true);
    expect(await summary).toMatchObject({ kind: "ranked", ladder: "1v1", ending: "forfeit", map: "Small" });
    const { store } = server.ports;
    await until(() => store.queue.status().pending === 0, "the writes");
    const rating = async (name: string) => {
      const key = hostOf(blue).match.ranked!.players.find(({ key: k }) => keys.get(name) === k)!.key;
      return (await store.ratings.of(profileIdOf(key)))[0]!.rating;
    };
    const keys = new Map((await summary).players.map(({ name, profile }) => [name, keyWith(match, profile)]));
    expect(await rating("Ranked Ben")).toBeGreaterThan(shownRating(NEW_SKILL));
    expect(await rating("Ranked Ada")).toBeLessThan(await rating("Ranked Ben"));
    // The queue is closed to the leaver, and open to the other.
    const ada1 = keys.get("Ranked Ada")!;
    await until(async () => (await store.cooldowns.until(ada1, Date.now())) !== undefined, "the cooldown");
    expect(await joinFailure(enter("Ranked Ada", 1))).toBe("cooldown");
    const again = await enter("Ranked Ben", 2);
    await until(() => again.states.length > 0 && again.states[0]!.estimateS !== null, "the estimate");
    await again.queue.leave(true);
  });

  it("is not begun with a second tab of the same player", async () => {
    const first = await enter("Ranked Cyd", 3);
    const closed = new Promise<number>((resolve) => void first.queue.onLeave(resolve));
    const second = await enter("Ranked Cyd", 3);
    expect(await closed).toBe(4414);
    await until(() => second.states.length > 0, "the queue");
    expect(second.states.at(-1)!.waiting).toBe(1);
    await second.queue.leave(true);
  });
});

function keyWith(match: ReturnType<typeof hostOf>["match"], profile: string): string {
  return match.ranked!.players.find(({ key }) => profileIdOf(key) === profile)!.key;
}

describe("groups of the queue", () => {
  it("are of similar rating, and less so the longer a player waits", () => {
    const group = { averageRank: 1500, cycles: 0 };
    expect(isClose({ rank: 1350, cycles: 0 }, group)).toBe(true);
    expect(isClose({ rank: 1349, cycles: 0 }, group)).toBe(false);
    expect(isClose({ rank: 1200, cycles: 10 }, group)).toBe(true);
    expect(isClose({ rank: 1199, cycles: 10 }, group)).toBe(false);
    expect(isClose({ rank: 1200, cycles: 0 }, { ...group, cycles: 10 })).toBe(true);
  });

  it("are split into teams of equal strength", () => {
    const teams = splitTeams([1000, 1100, 1200, 1300, 1400, 1500]);
    const sum = (side: number) =>
      teams.filter(({ team }) => team === side).reduce((total, { player }) => total + player, 0);
    expect(teams.filter(({ team }) => team === 1)).toHaveLength(3);
    expect(Math.abs(sum(1) - sum(2))).toBeLessThanOrEqual(100);
    expect(splitTeams([1, 2]).map(({ team }) => team)).toEqual([1, 2]);
  });
});
