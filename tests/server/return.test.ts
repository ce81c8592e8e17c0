/** Dropped connections and reloaded pages: who comes back in time finds everything as he left it. */
import type { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfirmedWorld, type PatchResult } from "#client/net/match/confirmed-world.ts";
import { findMember } from "#match/members.ts";
import type { MatchState } from "#protocol/state.ts";
import { RIGHT } from "#sim/input.ts";
import { findPlayer, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  keyboard,
  type LiveServer,
  pause,
  sdk,
  settle,
  startLiveServer,
  ticks,
  until,
  type ClientRoom,
  joinRaw,
} from "../support/live-server.ts";

/** The minute, for tests. */
const SEAT_MS = 1500;

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer({ seatMs: SEAT_MS, answerMs: 10_000 });
});
afterAll(() => server.stop());

/** A running game of two friends; the first of them is the admin and plays for red. */
async function twoFriends(): Promise<{ ada: ClientRoom; bob: ClientRoom }> {
  const ada = await createFriends(server, "Ada");
  const bob = await joinFriends(server, ada.roomId, "Bob");
  ada.send("start");
  await until(() => hostOf(ada).match.world.game.state >= 0, "the start");
  return { ada, bob };
}

function memberNamed(room: ClientRoom, name: string) {
  return hostOf(room).match.members.find((member) => member.name === name);
}

function discOf(room: ClientRoom, id: number): number {
  const { world } = hostOf(room).match;
  return world.players.disc[findPlayer(world, id)] ?? -1;
}

/** The line breaks: no close is said, and none is heard. */
function breakLine(room: ClientRoom): void {
  const client = hostOf(room).clients.get(room.sessionId)!;
  (client.ref as unknown as WebSocket).terminate();
}

async function comeBack(room: ClientRoom): Promise<ClientRoom> {
  const back = await sdk(server).reconnect<MatchState>(room.reconnectionToken);
  return settle(back);
}

async function refused(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => false,
    () => true,
  );
}

describe.concurrent("while somebody is away", () => {
  it("the match runs on, his disc is there, and nobody holds his keys", async () => {
    const { ada, bob } = await twoFriends();
    const hold = keyboard(ada);
    const timer = setInterval(() => hold(RIGHT), 16);
    const me = memberNamed(bob, "Ada")!;
    await until(() => me.keys === RIGHT, "the keys");
    breakLine(ada);
    clearInterval(timer);
    await until(() => !me.connected, "the drop");
    const { match } = hostOf(bob);
    await ticks(bob, 20);
    expect(match.world.players.keys[findPlayer(match.world, me.id)]).toBe(0);
    expect(discOf(bob, me.id)).toBeGreaterThan(0);
    expect(findMember(match, me.id)).toMatchObject({ team: RED_TEAM, admin: true, connected: false });
    await until(() => bob.state.players.get(String(me.id))?.connected === false, "the others seeing it");
  });

  it("nothing of him is left when his time is over, and the next one looks after the room", async () => {
    const { ada, bob } = await twoFriends();
    breakLine(ada);
    await until(() => memberNamed(bob, "Ada") === undefined, "the end of his seat");
    expect(memberNamed(bob, "Bob")?.admin).toBe(true);
    expect(await refused(comeBack(ada))).toBe(true);
  });

  it("a room of which everybody is away stands still, and goes on with the first who is back", async () => {
    const { ada, bob } = await twoFriends();
    const host = hostOf(ada);
    breakLine(ada);
    breakLine(bob);
    await until(() => host.clients.length === 0, "the drops");
    const stopped = host.match.world.game.tick;
    await pause(100);
    expect(host.match.world.game.tick).toBe(stopped);
    const back = await comeBack(ada);
    await ticks(back, 10);
    expect(memberNamed(back, "Ada")).toMatchObject({ connected: true });
    expect(memberNamed(back, "Bob")).toMatchObject({ connected: false });
  });
});

describe.concurrent("coming back", () => {
  it("a reloaded page finds its seat: the same member, team, right and disc", async () => {
    const { ada, bob } = await twoFriends();
    const me = memberNamed(bob, "Ada")!;
    const disc = discOf(bob, me.id);
    breakLine(ada);
    await until(() => !me.connected, "the drop");
    const back = await comeBack(ada);
    await until(() => me.connected, "the return");
    expect(memberNamed(back, "Ada")).toBe(me);
    expect(me).toMatchObject({ team: RED_TEAM, admin: true });
    expect(discOf(back, me.id)).toBe(disc);
    const hold = keyboard(back);
    const timer = setInterval(() => hold(RIGHT), 16);
    await until(() => me.keys === RIGHT, "his keys");
    clearInterval(timer);
  });

  it("works before the server has noticed that the old line is dead", async () => {
    const { ada, bob } = await twoFriends();
    const me = memberNamed(bob, "Ada")!;
    const back = await comeBack(ada);
    await until(() => back.state.players.get(String(me.id))?.connected === true, "the return");
    expect(hostOf(back).clients).toHaveLength(2);
    expect(hostOf(back).match.members.filter((member) => member.name === "Ada")).toEqual([me]);
  });

  it("the page's own retry brings back the stream of ticks", async () => {
    const { ada } = await twoFriends();
    Object.assign(ada.reconnection, { enabled: true, minUptime: 0, delay: 10, minDelay: 10 });
    const confirmed = new ConfirmedWorld((name) => builtinStadium(name) ?? undefined);
    const results: PatchResult[] = [];
    let back = false;
    ada.onReconnect(() => {
      confirmed.interrupt();
      back = true;
    });
    ada.onStateChange((state) => {
      const result = confirmed.apply(state);
      if (back) results.push(result);
    });
    breakLine(ada);
    await until(() => results.length > 70, "the ticks");
    ada.reconnection.enabled = false;
    const first = results.findIndex((result) => result !== "waiting");
    expect(results[first]).toBe("loaded");
    expect(first).toBeLessThanOrEqual(2);
    expect(results.slice(first)).not.toContain("waiting");
    expect(results).not.toContain("diverged");
  });

  it("happens once per token", async () => {
    const { ada, bob } = await twoFriends();
    breakLine(ada);
    await until(() => memberNamed(bob, "Ada")?.connected === false, "the drop");
    const attempts = await Promise.allSettled([comeBack(ada), comeBack(ada)]);
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    expect(hostOf(bob).clients).toHaveLength(2);
  });

  it("can be done again and again, and each time with a new token", async () => {
    const { ada, bob } = await twoFriends();
    const me = memberNamed(bob, "Ada")!;
    const tokens = new Set<string>();
    let room = ada;
    for (let n = 0; n < 3; n++) {
      tokens.add(room.reconnectionToken);
      breakLine(room);
      await until(() => !me.connected, "the drop");
      room = await comeBack(room);
      await until(() => me.connected, "the return");
    }
    expect(tokens.size).toBe(3);
    expect(memberNamed(bob, "Ada")).toBe(me);
  });

  it("does not work with somebody else's session, or with words out of thin air", async () => {
    const { ada, bob } = await twoFriends();
    breakLine(ada);
    await until(() => memberNamed(bob, "Ada")?.connected === false, "the drop");
    for (const token of ["guess", "__proto__", bob.sessionId, ada.sessionId]) {
      expect(await refused(sdk(server).reconnect(`${ada.roomId}:${token}`)), token).toBe(true);
    }
    expect(memberNamed(bob, "Ada")?.connected).toBe(false);
  });

  it("is not for those who left, nor for those who were sent away", async () => {
    const { ada, bob } = await twoFriends();
    const leaver = await joinFriends(server, ada.roomId, "Leaver");
    await leaver.leave(true);
    expect(await refused(comeBack(leaver))).toBe(true);
    bob.connection.send(Uint8Array.of(20, 0));
    await until(() => hostOf(ada).clients.length === 1, "the dismissal");
    expect(await refused(comeBack(bob))).toBe(true);
  });
});

describe.concurrent("sending somebody away", () => {
  it("frees his place at once, even if he never answers the close", async () => {
    const { ada } = await twoFriends();
    const raw = await joinRaw(server, `joinById/${ada.roomId}`, "Mute");
    await until(() => memberNamed(ada, "Mute") !== undefined, "the raw visitor");
    raw.send(20, 0);
    raw.socket.pause();
    await until(() => memberNamed(ada, "Mute") === undefined, "the end of his stay");
    expect(hostOf(ada).clients).toHaveLength(2);
    raw.socket.terminate();
  });
});
