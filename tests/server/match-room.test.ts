/** Clients of the real server: joining rooms, the stream of ticks, and the resulting world. */
import { describe, expect, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import { findMember } from "#match/members.ts";
import { HEARTBEAT_TICKS, type MatchState } from "#protocol/state.ts";
import { Playback } from "#recording/playback.ts";
import { hashWorld } from "#sim/hash.ts";
import { KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  keyboard,
  playNow,
  follow,
  tickOf,
  ticks,
  until,
  type ClientRoom,
  useLiveServer,
} from "../support/live-server.ts";

const server = useLiveServer();

async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const leaveAll = (rooms: readonly ClientRoom[]) => Promise.all(rooms.map((room) => room.leave(true)));

describe("joining", () => {
  it("a quick match seats a player, with bots in the other seats", async () => {
    const room = await playNow(server, "Ada");
    await until(() => hostOf(room).match.world.game.state >= 0, "the start");
    await until(() => room.state.players.size === 6, "the roster");
    const players = [...room.state.players.values()];
    expect(players.filter((player) => player.bot)).toHaveLength(5);
    expect(players.filter((player) => player.team === RED_TEAM)).toHaveLength(3);
    expect(players.filter((player) => player.team === BLUE_TEAM)).toHaveLength(3);
    expect(players.find((player) => !player.bot)).toMatchObject({ name: "Ada", admin: false, connected: true });
    await room.leave(true);
  });

  it("the same quick match seats the next player in the other team, in place of a bot", async () => {
    const first = await playNow(server, "Ada");
    const second = await playNow(server, "Bob");
    expect(second.roomId).toBe(first.roomId);
    await until(() => [...first.state.players.values()].some((player) => player.name === "Bob"), "Bob");
    const humans = [...first.state.players.values()].filter((player) => !player.bot);
    expect(humans.map(({ team }) => team).toSorted((a, b) => a - b)).toEqual([RED_TEAM, BLUE_TEAM]);
    expect(first.state.players.size).toBe(6);
    await leaveAll([first, second]);
  });

  it("by code enters a room that quick matches never use", async () => {
    const host = await createFriends(server, "Ada");
    expect(host.roomId).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
    const guest = await joinFriends(server, host.roomId, "Bob");
    const stranger = await playNow(server, "Eve");
    expect(guest.roomId).toBe(host.roomId);
    expect(stranger.roomId).not.toBe(host.roomId);
    await leaveAll([host, guest, stranger]);
  });

  it("an unknown code fails as not found", async () => {
    const error = await refusal(joinFriends(server, "ZZZZZ", "Ada"));
    expect(joinFailureOf(error)).toBe("notFound");
  });

  it("a full room fails as full, until a seat is free", async () => {
    const host = await createFriends(server, "Host", { teamSize: 1, spectatorsMax: 2 });
    const guests = await Promise.all(
      Array.from({ length: 3 }, (_, i) => joinFriends(server, host.roomId, `Guest ${i}`)),
    );
    const error = await refusal(joinFriends(server, host.roomId, "Late"));
    expect(joinFailureOf(error)).toBe("full");
    await guests.pop()!.leave(true);
    const late = await joinFriends(server, host.roomId, "Late");
    expect(late.roomId).toBe(host.roomId);
    await leaveAll([host, late, ...guests]);
  });
});

describe.concurrent("a client", () => {
  it("receives a patch of the tick in which its keys changed, and otherwise ten a second", async () => {
    const room = await createFriends(server, "Ada", { bots: "none" });
    await ticks(room, 30);
    const received: number[] = [];
    room.onStateChange((state) => void received.push(state.tick));
    await ticks(room, 10 * HEARTBEAT_TICKS);
    const quiet = received.splice(0);
    expect(quiet.length).toBeLessThanOrEqual(14);
    for (let i = 1; i < quiet.length; i++) expect(quiet[i]! - quiet[i - 1]!).toBeLessThanOrEqual(HEARTBEAT_TICKS);
    const hold = keyboard(room);
    hold(RIGHT);
    const sentFor = tickOf(room) + 2;
    await until(() => received.includes(sentFor), "the patch");
    expect([...room.state.players.values()][0]?.keys).toBe(RIGHT);
  });

  it("receives a patch with nothing but its own keys together with the next one, the others at once", async () => {
    const room = await createFriends(server, "Ada", { bots: "none" });
    const guest = await joinFriends(server, room.roomId, "Bob");
    const { world } = hostOf(room).match;
    await ticks(room, 30);
    const received: { readonly by: string; readonly tick: number; readonly serverTick: number }[] = [];
    room.onStateChange(({ tick }) => void received.push({ by: "Ada", tick, serverTick: world.game.tick & 0xffff }));
    guest.onStateChange(({ tick }) => void received.push({ by: "Bob", tick, serverTick: world.game.tick & 0xffff }));
    const hold = keyboard(room);
    // Not in a tick with a digest.
    while (world.game.tick % 60 > 40) await ticks(room, 1);
    hold(RIGHT);
    const sentFor = tickOf(room) + 2;
    const of = (name: string) => received.findIndex(({ by, tick }) => by === name && tick === sentFor);
    await until(() => of("Ada") >= 0, "the patch");
    expect(received[of("Ada")]!.serverTick).toBeGreaterThan(sentFor);
    expect(of("Bob")).toBeLessThan(of("Ada"));
  });

  it("has the server's world at every tick, through joins, team changes and another stadium", async () => {
    const room = await createFriends(server, "Ada");
    const watch = watchConfirmed(room);
    const hold = keyboard(room);
    room.send("start");
    const play = setInterval(() => hold([0, RIGHT, RIGHT | KICK_KEY, UP][Math.floor(Math.random() * 4)]!), 16);
    await ticks(room, 30);
    const guest = await joinFriends(server, room.roomId, "Bob");
    await ticks(room, 10);
    guest.send("team", { team: RED_TEAM });
    await ticks(room, 10);
    room.send("stop");
    room.send("stadium", { name: "Big" });
    room.send("start");
    await ticks(room, 70);
    await guest.leave(true);
    await ticks(room, 10);
    clearInterval(play);
    await until(() => watch.compared() > 100, "the comparisons");
    expect(watch.faults).toEqual([]);
    expect(watch.stadiums()).toEqual(["Classic", "Big"]);
  });

  it("receives the keys back that it sent", async () => {
    const room = await createFriends(server);
    const host = hostOf(room);
    const hold = keyboard(room);
    const me = [...room.state.players.values()].find((player) => !player.bot)!;
    const timer = setInterval(() => hold(RIGHT), 16);
    await until(() => findMember(host.match, me.id)?.keys === RIGHT, "the keys");
    await until(() => room.state.players.get(String(me.id))?.keys === RIGHT, "the keys on the way back");
    clearInterval(timer);
  });

  it("that leaves frees its seat at once, and a bot takes over the disc", async () => {
    const stays = await playNow(server, "Ada");
    const goes = await playNow(server, "Bob");
    await until(() => [...stays.state.players.values()].some((player) => player.name === "Bob"), "Bob");
    await goes.leave(true);
    await until(() => ![...stays.state.players.values()].some((player) => player.name === "Bob"), "the leave");
    await until(() => stays.state.players.size === 6, "the bot");
    expect(hostOf(stays).clients).toHaveLength(1);
  });
});

/** Compares the client's confirmed world with the server's, digest by digest. */
function watchConfirmed(room: ClientRoom) {
  const confirmed = new ConfirmedWorld((name) => builtinStadium(name) ?? undefined);
  const digests = new Map<number, ReturnType<typeof hashWorld>>();
  const faults: string[] = [];
  const stadiums = new Set<string>();
  let compared = 0;
  const host = hostOf(room);
  const broadcast = host.broadcastPatch.bind(host);
  host.broadcastPatch = () => {
    digests.set(host.match.world.game.tick, hashWorld(host.match.world));
    return broadcast();
  };
  room.onStateChange((state: MatchState) => {
    const result = follow(confirmed, state);
    if (result === "diverged") faults.push(`diverged at ${confirmed.world?.game.tick}`);
    const { world } = confirmed;
    if (world === undefined) return;
    const server = digests.get(world.game.tick);
    if (server === undefined) return;
    compared++;
    stadiums.add(world.arena.stadium.name);
    if (server.whole !== hashWorld(world).whole) faults.push(`differs at ${world.game.tick}`);
  });
  return { compared: () => compared, stadiums: () => [...stadiums], faults };
}

describe("the recorder of a room", () => {
  it("has the running game, with the keys and the chat of its clients", async () => {
    const room = await playNow(server, "Ada");
    const host = hostOf(room);
    await until(() => host.match.world.game.state >= 0, "the start");
    keyboard(room)(RIGHT | UP);
    room.send("chat", { text: "gg", to: "room" });
    await ticks(room, 60);
    const recording = host.recordings.recorder.current!.recorder.recording();
    const playback = new Playback(recording);
    while (!playback.isOver) playback.advance();
    expect(hashWorld(playback.world).discs).toBe(hashWorld(host.match.world).discs);
    const me = host.match.members.find(({ name }) => name === "Ada")!.id;
    const mine = recording.events.filter(({ actor }) => actor === me).map(({ action }) => action);
    expect(mine).toContainEqual({ kind: "input", keys: RIGHT | UP });
    expect(mine).toContainEqual({ kind: "chat", text: "gg" });
    await room.leave(true);
  });
});
