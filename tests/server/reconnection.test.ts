/** Dropped connections and reloaded pages: a client that reconnects in time keeps its seat. */
import type { WebSocket } from "ws";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ConfirmedWorld, type PatchResult } from "#client/net/match/confirmed-world.ts";
import { findMember } from "#match/members.ts";
import { CLOSE_REPLACED } from "#protocol/close-code.ts";
import type { MatchState } from "#protocol/state.ts";
import { RIGHT } from "#sim/input.ts";
import { findPlayer, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  follow,
  keyboard,
  pause,
  replaceServer,
  sdk,
  settle,
  ticks,
  until,
  type ClientRoom,
  joinRaw,
  useLiveServer,
} from "../support/live-server.ts";

/** Seats are kept for this time. */
const keepSeats = (ms: number) => ({ seatMs: ms, newMemberSeatMs: ms, answerMs: 60_000 });

const server = useLiveServer(keepSeats(60_000));

/** A running game of two players; Ada is the admin and plays for red. */
async function startGame(): Promise<{ ada: ClientRoom; bob: ClientRoom }> {
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

/** Terminates the socket without a closing handshake. */
function dropConnection(room: ClientRoom): void {
  const client = hostOf(room).clients.get(room.sessionId)!;
  (client.ref as unknown as WebSocket).terminate();
}

function closeCode(room: ClientRoom): Promise<number> {
  return new Promise((resolve) => room.onLeave((code) => resolve(code)));
}

async function reconnect(room: ClientRoom): Promise<ClientRoom> {
  const back = await sdk(server).reconnect<MatchState>(room.reconnectionToken);
  return settle(back);
}

async function refused(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => false,
    () => true,
  );
}

describe.concurrent("while a player is disconnected", () => {
  it("the match goes on with the player's disc and released keys", async () => {
    const { ada, bob } = await startGame();
    const hold = keyboard(ada);
    const timer = setInterval(() => hold(RIGHT), 16);
    const me = memberNamed(bob, "Ada")!;
    await until(() => me.keys === RIGHT, "the keys");
    dropConnection(ada);
    clearInterval(timer);
    await until(() => !me.connected, "the drop");
    const { match } = hostOf(bob);
    await ticks(bob, 20);
    expect(match.world.players.keys[findPlayer(match.world, me.id)]).toBe(0);
    expect(discOf(bob, me.id)).toBeGreaterThan(0);
    expect(findMember(match, me.id)).toMatchObject({ team: RED_TEAM, admin: true, connected: false });
    await until(() => bob.state.players.get(String(me.id))?.connected === false, "the others seeing it");
  });

  it("a room without connected players stands still until the first one reconnects", async () => {
    const { ada, bob } = await startGame();
    const host = hostOf(ada);
    dropConnection(ada);
    dropConnection(bob);
    await until(() => host.clients.length === 0, "the drops");
    const stopped = host.match.world.game.tick;
    await pause(100);
    expect(host.match.world.game.tick).toBe(stopped);
    const back = await reconnect(ada);
    await ticks(back, 10);
    expect(memberNamed(back, "Ada")).toMatchObject({ connected: true });
    expect(memberNamed(back, "Bob")).toMatchObject({ connected: false });
  });
});

describe.concurrent("a reconnection", () => {
  it("gives a reloaded page the same member, team, rights and disc", async () => {
    const { ada, bob } = await startGame();
    const me = memberNamed(bob, "Ada")!;
    const disc = discOf(bob, me.id);
    dropConnection(ada);
    await until(() => !me.connected, "the drop");
    const back = await reconnect(ada);
    await until(() => me.connected, "the return");
    expect(memberNamed(back, "Ada")).toBe(me);
    expect(me).toMatchObject({ team: RED_TEAM, admin: true });
    expect(discOf(back, me.id)).toBe(disc);
    const hold = keyboard(back);
    const timer = setInterval(() => hold(RIGHT), 16);
    await until(() => me.keys === RIGHT, "the keys");
    clearInterval(timer);
  });

  it("works before the server has noticed the drop", async () => {
    const { ada, bob } = await startGame();
    const me = memberNamed(bob, "Ada")!;
    const back = await reconnect(ada);
    await until(() => back.state.players.get(String(me.id))?.connected === true, "the return");
    expect(hostOf(back).clients).toHaveLength(2);
    expect(hostOf(back).match.members.filter((member) => member.name === "Ada")).toEqual([me]);
  });

  it("of a duplicated tab ends the first one with a code of its own", async () => {
    const { ada } = await startGame();
    const [me, code] = [memberNamed(ada, "Ada")!, closeCode(ada)];
    const back = await reconnect(ada);
    expect(await code).toBe(CLOSE_REPLACED);
    await until(() => me.connected, "the return");
    expect(memberNamed(back, "Ada")).toBe(me);
  });

  it("takes the seat back from a connected tab only when it is asked for", async () => {
    const { ada, bob } = await startGame();
    const [me, code] = [memberNamed(bob, "Ada")!, closeCode(ada)];
    const join = (takeSeat: boolean) => joinFriends(server, ada.roomId, "Ada", { takeSeat });
    const seats = () => hostOf(bob).match.members.filter(({ name }) => name.startsWith("Ada")).length;
    await join(false);
    await until(() => seats() === 2, "the second seat");
    await join(true);
    expect(await code).toBe(CLOSE_REPLACED);
    await until(() => me.connected, "the return");
    expect(seats()).toBe(2);
  });

  it("by the SDK's retry resumes the stream of ticks", async () => {
    const { ada, bob } = await startGame();
    // Changed keys make a patch.
    const hold = keyboard(bob);
    let changes = 0;
    const timer = setInterval(() => hold(++changes % 2 === 0 ? RIGHT : 0), 16);
    onTestFinished(() => clearInterval(timer));
    Object.assign(ada.reconnection, { enabled: true, minUptime: 0, delay: 10, minDelay: 10 });
    const confirmed = new ConfirmedWorld((name) => builtinStadium(name) ?? undefined);
    const results: PatchResult[] = [];
    let back = false;
    ada.onReconnect(() => {
      confirmed.interrupt();
      back = true;
    });
    ada.onStateChange((state) => {
      const result = follow(confirmed, state);
      if (back) results.push(result);
    });
    dropConnection(ada);
    await until(() => results.length > 70, "the ticks");
    ada.reconnection.enabled = false;
    const first = results.findIndex((result) => result !== "waiting");
    expect(results[first]).toBe("loaded");
    expect(first).toBeLessThanOrEqual(2);
    expect(results.slice(first)).not.toContain("waiting");
    expect(results).not.toContain("diverged");
  });

  it("works once per token", async () => {
    const { ada, bob } = await startGame();
    dropConnection(ada);
    await until(() => memberNamed(bob, "Ada")?.connected === false, "the drop");
    const attempts = await Promise.allSettled([reconnect(ada), reconnect(ada)]);
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    expect(hostOf(bob).clients).toHaveLength(2);
  });

  it("can be repeated, each time with a new token", async () => {
    const { ada, bob } = await startGame();
    const me = memberNamed(bob, "Ada")!;
    const tokens = new Set<string>();
    let room = ada;
    for (let n = 0; n < 3; n++) {
      tokens.add(room.reconnectionToken);
      dropConnection(room);
      await until(() => !me.connected, "the drop");
      room = await reconnect(room);
      await until(() => me.connected, "the return");
    }
    expect(tokens.size).toBe(3);
    expect(memberNamed(bob, "Ada")).toBe(me);
  });

  it("is refused with another session id or an invented token", async () => {
    const { ada, bob } = await startGame();
    dropConnection(ada);
    await until(() => memberNamed(bob, "Ada")?.connected === false, "the drop");
    for (const token of ["guess", "__proto__", bob.sessionId, ada.sessionId]) {
      expect(await refused(sdk(server).reconnect(`${ada.roomId}:${token}`)), token).toBe(true);
    }
    expect(memberNamed(bob, "Ada")?.connected).toBe(false);
  });

  it("is refused after leaving and after a close by the server", async () => {
    const { ada, bob } = await startGame();
    const leaver = await joinFriends(server, ada.roomId, "Leaver");
    await leaver.leave(true);
    expect(await refused(reconnect(leaver))).toBe(true);
    bob.connection.send(Uint8Array.of(20, 0));
    await until(() => hostOf(ada).clients.length === 1, "the close");
    expect(await refused(reconnect(bob))).toBe(true);
  });
});

describe.concurrent("a close by the server", () => {
  it("frees the seat at once, without waiting for the client's close frame", async () => {
    const { ada } = await startGame();
    const raw = await joinRaw(server, `joinById/${ada.roomId}`, "Mute");
    await until(() => memberNamed(ada, "Mute") !== undefined, "the raw client");
    raw.send(20, 0);
    raw.socket.pause();
    await until(() => memberNamed(ada, "Mute") === undefined, "the end of the client");
    expect(hostOf(ada).clients).toHaveLength(2);
    raw.socket.terminate();
  });
});

describe("the seat of a disconnected player", () => {
  beforeAll(() => replaceServer(server, keepSeats(300)));

  it("ends after its time, and no other member becomes the admin", async () => {
    const { ada, bob } = await startGame();
    dropConnection(ada);
    await until(() => memberNamed(bob, "Ada") === undefined, "the end of the seat");
    expect(memberNamed(bob, "Bob")?.admin).toBe(false);
    expect(await refused(reconnect(ada))).toBe(true);
  });
});
