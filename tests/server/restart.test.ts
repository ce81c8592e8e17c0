/** A server that stops and another one that starts on the same store: rooms, matches and seats go on. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import { MatchMakeError } from "@colyseus/sdk";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import type { FromQueue } from "#protocol/ranked.ts";
import type { MatchState } from "#protocol/state.ts";
import { PLAYING, RED_TEAM } from "#sim/world.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { RankedQueue } from "#server/ranked/ranked-queue.ts";
import { openStore, type Store } from "#server/store/store.ts";
import {
  type ClientRoom,
  createFriends,
  hostOf,
  joinFailure,
  joinFriends,
  joinOptionsFor,
  type LiveServer,
  playNow,
  sdk,
  settle,
  startLiveServer,
  ticks,
  until,
} from "../support/live-server.ts";
import { freePort } from "../support/server-process.ts";

const log = pino({ level: "silent" });
const folder = mkdtempSync(join(tmpdir(), "rondo-restart-"));
const running: { server?: LiveServer; store?: Store } = {};
let files = 0;

/** A server on this file; the one before has to be stopped. */
async function start(file: string, seatMs = 60_000): Promise<LiveServer> {
  running.store = await openStore({ file, log });
  running.server = await startLiveServer(
    { seatMs, newMemberSeatMs: seatMs, answerMs: 10_000 },
    { store: running.store },
  );
  return running.server;
}

async function stop(): Promise<void> {
  await running.server?.stop();
  await running.store?.close();
  delete running.server;
  delete running.store;
}

function newFile(): string {
  return join(folder, `${++files}.db`);
}

afterEach(stop);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Joins again as the page does after a restart, with the token of the connection before. */
async function comeBack(server: LiveServer, room: ClientRoom, nickname: string, more: Partial<JoinOptions> = {}) {
  const seat = room.reconnectionToken.split(":")[1]!;
  const options = await joinOptionsFor(server, room.roomId, nickname, { seat, ...more });
  return settle(await sdk(server).joinById<MatchState>(room.roomId, options));
}

/** The names of the humans in the room, in list order. */
function people(room: { readonly roomId: string }): string[] {
  return hostOf(room)
    .match.members.filter(({ bot }) => !bot)
    .map(({ name }) => name);
}

function closed(room: ClientRoom): Promise<number> {
  return new Promise((resolve) => room.onLeave(resolve));
}

async function playedMatch(server: LiveServer) {
  const ada = await createFriends(server, "Ada", { name: "Cup final", password: "secret", teamSize: 2 });
  const bob = await joinFriends(server, ada.roomId, "Bob", { password: "secret" });
  ada.send("start");
  ada.send("chat", { text: "good luck", to: "room" });
  await until(() => hostOf(ada).match.world.game.state >= 0, "the start");
  const { world } = hostOf(ada).match;
  Object.assign(world.game, { state: PLAYING, red: 2, blue: 1 });
  await ticks(ada, 30);
  return { ada, bob };
}

describe("a join while a server starts", () => {
  it("waits until the rooms of the server before are open again", async () => {
    const file = newFile();
    const ada = await createFriends(await start(file));
    await ticks(ada, 5);
    await stop();
    const store = await openStore({ file, log });
    const { savedMatches } = store;
    const list = savedMatches.list.bind(savedMatches);
    const read = Promise.withResolvers<void>();
    savedMatches.list = () => read.promise.then(list);
    const port = await freePort();
    const starting = startLiveServer({}, { store, port });
    running.store = store;
    const url = `http://127.0.0.1:${port}`;
    await until(
      () =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      "its first page",
    );
    const options = await joinOptionsFor({ url }, ada.roomId, "Bob");
    const joining = sdk({ port }).joinById<MatchState>(ada.roomId, options);
    // A join that does not wait has failed when a later request is answered.
    await Promise.race([joining, fetch(url)]);
    read.resolve();
    running.server = await starting;
    expect((await settle(await joining)).roomId).toBe(ada.roomId);
  });
});

describe("a server that stops", () => {
  it("answers joins so that pages try again, over a connection that was open before", async () => {
    const { port } = await start(newFile());
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    await stop();
    const body = '{"reconnectionToken":"x"}';
    const head = ["POST /matchmake/reconnect/AAAAA HTTP/1.1", "Host: localhost", "Content-Type: application/json"];
    socket.write([...head, `Content-Length: ${body.length}`, "", body].join("\r\n"));
    const [answer] = (await once(socket, "data")) as [Buffer];
    const status = Number(/^HTTP\/1.1 (\d+)/u.exec(String(answer))?.[1]);
    expect(joinFailureOf(new MatchMakeError("", status))).toBe("unreachable");
    socket.destroy();
  });
});

describe("a room after a restart of its server", () => {
  it("goes on with the same match, members, chat and settings, under the same code", async () => {
    const file = newFile();
    const first = await start(file);
    const { ada, bob } = await playedMatch(first);
    const before = hostOf(ada).match;
    const codes = [closed(ada), closed(bob)];
    await stop();
    expect(await Promise.all(codes)).toEqual([4001, 4001]);

    const second = await start(file);
    const { match } = hostOf(ada);
    expect(match).not.toBe(before);
    expect(match.settings).toEqual(before.settings);
    expect(match.world.game).toEqual({ ...before.world.game, pauseTicks: PAUSED });
    expect(match.world.discs.x.slice(0, 20)).toEqual(before.world.discs.x.slice(0, 20));

    // Bob needs no password, because the seat is kept; a stranger does.
    const bobAgain = await comeBack(second, bob, "Bob");
    expect(await joinFailure(joinFriends(second, ada.roomId, "Eve"))).toBe("password");
    const adaAgain = await comeBack(second, ada, "Ada");
    await until(() => match.members.every(({ connected }) => connected), "both connections");
    expect(match.members.map(({ name, admin }) => [name, admin])).toEqual(
      before.members.map(({ name, admin }) => [name, admin]),
    );
    // The first state may arrive after the last connection.
    await until(() => bobAgain.state.resumeSeconds !== undefined, "the state of the room");
    expect(bobAgain.state.resumeSeconds).toBeGreaterThan(0);
    await until(() => match.world.game.pauseTicks === 0, "play");
    const { game } = match.world;
    expect([game.red, game.blue, game.state]).toEqual([2, 1, PLAYING]);
    const late = await joinOptionsFor(second, ada.roomId, "Cem", { password: "secret" });
    const cem = await sdk(second).joinById<MatchState>(ada.roomId, late);
    const said = await new Promise<string[]>((resolve) =>
      cem.onMessage("history", (lines: { notice: { text?: string } }[]) =>
        resolve(lines.flatMap(({ notice }) => notice.text ?? [])),
      ),
    );
    expect(said).toEqual(["good luck"]);
    await settle(cem);
    await until(() => people(adaAgain).length === 3, "Cem");
    expect(people(adaAgain).toSorted()).toEqual(["Ada", "Bob", "Cem"]);
  });

  it("gives each of two tabs of one player its own seat back", async () => {
    const file = newFile();
    const first = await start(file);
    const ada = await createFriends(first, "Ada");
    const tab = await joinFriends(first, ada.roomId, "Ada");
    await ticks(ada, 5);
    const idOf = (room: ClientRoom) =>
      new Promise<number>((resolve) => room.onMessage("you", ({ id }: { id: number }) => resolve(id)));
    const ids = hostOf(ada).match.members.map(({ id }) => id);
    await stop();
    const second = await start(file);
    const rejoin = async (room: ClientRoom) => {
      const seat = room.reconnectionToken.split(":")[1]!;
      const options = await joinOptionsFor(second, room.roomId, "Ada", { seat });
      const joined = await sdk(second).joinById<MatchState>(room.roomId, options);
      const id = idOf(joined);
      await settle(joined);
      return id;
    };
    expect([await rejoin(tab), await rejoin(ada)]).toEqual([ids[1], ids[0]]);
    expect(hostOf(ada).match.members).toHaveLength(2);
  });

  it("keeps the places of those that are not back yet", async () => {
    const file = newFile();
    const first = await start(file);
    const ada = await createFriends(first, "Ada", { teamSize: 1, spectatorsMax: 0 });
    const bob = await joinFriends(first, ada.roomId, "Bob");
    await ticks(ada, 5);
    await stop();
    const second = await start(file);
    await comeBack(second, ada, "Ada");
    expect(await joinFailure(joinFriends(second, ada.roomId, "Eve"))).toBe("full");
    await comeBack(second, bob, "Bob");
    expect(people(ada).toSorted()).toEqual(["Ada", "Bob"]);
  });

  it("gives seats up whose clients do not come back", async () => {
    const file = newFile();
    const first = await start(file);
    const { ada, bob } = await playedMatch(first);
    await stop();
    const second = await start(file, 300);
    await comeBack(second, ada, "Ada");
    await until(() => people(ada).length === 1, "the end of the seat");
    expect(people(ada)).toEqual(["Ada"]);
    expect(await joinFailure(comeBack(second, bob, "Bob"))).toBe("password");
  });

  it("lasts without clients if it is a friends' room, and keeps its bans", async () => {
    const file = newFile();
    const first = await start(file);
    const { ada, bob } = await playedMatch(first);
    const { members } = hostOf(ada).match;
    ada.send("kick", { id: members.find(({ name }) => name === "Bob")!.id, ban: true, reason: "rude" });
    await until(() => people(ada).length === 1, "the kick");
    await ada.leave();
    await stop();
    await start(file, 200);
    await stop();
    const third = await start(file);
    expect(await joinFailure(joinFriends(third, bob.roomId, "Bob", { password: "secret" }))).toBe("banned");
    const again = await joinFriends(third, ada.roomId, "Ada");
    const me = hostOf(again).match.members.find(({ name }) => name === "Ada")!;
    expect(me.owner && me.admin).toBe(true);
    expect(hostOf(again).match.settings.name).toBe("Cup final");
  });

  it("closes if it is a quick match without returning clients, and not before", async () => {
    const file = newFile();
    const first = await start(file);
    const ada = await playNow(first, "Ada");
    await ticks(ada, 10);
    await stop();
    const second = await start(file, 400);
    const host = hostOf(ada);
    expect(host.match.members.find(({ name }) => name === "Ada")!.team).toBe(RED_TEAM);
    const again = await comeBack(second, ada, "Ada");
    await until(() => host.match.members.find(({ name }) => name === "Ada")!.connected, "the connection");
    await again.leave();
    await until(() => hostOf(ada) === undefined, "the end of the room");
    await stop();
    await start(file);
    expect(hostOf(ada)).toBeUndefined();
  });

  it("closes if it is a quick match whose clients all stay away", async () => {
    const file = newFile();
    const first = await start(file);
    const ada = await playNow(first, "Ada");
    await ticks(ada, 10);
    await stop();
    await start(file, 200);
    expect(hostOf(ada)).toBeDefined();
    await until(() => hostOf(ada) === undefined, "the end of the room");
  });
});

describe("a ranked match", () => {
  /** Ada and Bob in a running ranked match, two goals to nothing. */
  async function duel(server: LiveServer): Promise<{ readonly ada: ClientRoom; readonly bob: ClientRoom }> {
    const enter = async (name: string) => {
      const queue = await sdk(server).joinOrCreate("1v1", await joinOptionsFor(server, "1v1", name));
      queue.onMessage("queue", () => undefined);
      const found = new Promise<FromQueue["match"]>((resolve) => void queue.onMessage("match", resolve));
      const room = matchMaker.getLocalRoomById(queue.roomId) as RankedQueue;
      await until(() => room.clients.every(({ userData }) => userData !== undefined), "the queue");
      // Once a second without this.
      room.reassignMatchGroups();
      const { code } = await found;
      await queue.leave(true);
      return joinFriends(server, code, name);
    };
    const [ada, bob] = await Promise.all([enter("Ada"), enter("Bob")]);
    await until(() => hostOf(ada).match.ranked?.phase === "playing", "the start");
    hostOf(ada).match.world.game.red = 2;
    await ticks(ada, 10);
    return { ada, bob };
  }

  it("goes on with its players, teams and score, or not at all", async () => {
    const file = newFile();
    const { ada, bob } = await duel(await start(file));
    const { players } = hostOf(ada).match.ranked!;
    await stop();
    const second = await start(file);
    const { match } = hostOf(ada);
    expect(match.ranked).toMatchObject({ phase: "playing", players: players.map(({ key, team }) => ({ key, team })) });
    await Promise.all([comeBack(second, ada, "Ada"), comeBack(second, bob, "Bob")]);
    await until(() => match.members.every(({ connected }) => connected), "both players");
    expect([match.world.game.red, match.members.length, match.settings.ranked]).toEqual([2, 2, true]);

    // A match that cannot be read has no room without it.
    await stop();
    const store = await openStore({ file, log });
    const data = Buffer.from((await store.savedMatches.claim(ada.roomId, "", "x"))!).toString();
    const damaged = Buffer.from(data.replace('"form":1', '"form":999'));
    await store.savedMatches.save({ code: ada.roomId, process: "x", savedAt: Date.now() }, damaged);
    await store.close();
    await start(file);
    expect(hostOf(ada)).toBeUndefined();
  });
});

describe("a saved room", () => {
  it("is restored without its match when that is of another form, lacks a field of today, or is damaged", async () => {
    const damages = [
      (saved: string) => saved.replace('"form":1', '"form":999'),
      (saved: string) => saved.replace('"kickOffTicks"', '"older"'),
      (saved: string) => saved.replace(/"world":"[^"]{40}/u, '"world":"'),
    ];
    const file = newFile();
    const first = await start(file);
    const rooms: ClientRoom[] = [];
    for (const _ of damages) rooms.push((await playedMatch(first)).ada);
    await stop();
    const store = await openStore({ file, log });
    for (const [i, { roomId: code }] of rooms.entries()) {
      const saved = Buffer.from((await store.savedMatches.claim(code, "", "x"))!).toString();
      const damaged = damages[i]!(saved);
      expect(damaged).not.toBe(saved);
      await store.savedMatches.save({ code, process: "x", savedAt: Date.now() }, Buffer.from(damaged));
    }
    await store.close();
    const second = await start(file);
    for (const { roomId } of rooms) {
      const { match } = hostOf(await joinFriends(second, roomId, "Ada"));
      expect(match.settings.name).toBe("Cup final");
      expect(match.world.game.red).toBe(0);
      await until(() => match.members.some(({ name, owner }) => name === "Ada" && owner), "the owner");
    }
  });
});

describe("a room that fails", () => {
  it("is restored from its last save, and the other rooms play on", async () => {
    const server = await start(newFile());
    const { ada, bob } = await playedMatch(server);
    const other = await playNow(server, "Cem");
    const host = hostOf(ada);
    // The first save may be from before the goals.
    const { savedMatches } = running.store!;
    const scored = Date.now();
    const isSaved = async () =>
      (await savedMatches.list()).some(({ code, savedAt }) => code === ada.roomId && savedAt > scored);
    await until(isSaved, "a save");
    const codes = [closed(ada), closed(bob)];
    host.match.members.push(null as never);
    expect(await Promise.all(codes)).toEqual([4500, 4500]);
    await until(() => hostOf(ada) !== undefined && hostOf(ada) !== host, "the restored room");
    const again = await comeBack(server, ada, "Ada");
    expect(hostOf(again).match.world.game.red).toBe(2);
    await ticks(other, 10);
  });
});
