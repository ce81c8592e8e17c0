/** The places of a room: a network's share of them, and what dropped new members keep. */
import { Protocol } from "@colyseus/core";
import { afterEach, describe, expect, it } from "vitest";
import type { MatchState } from "#protocol/state.ts";
import { CLOSE_FULL, refusalStatus } from "#protocol/close-code.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import { PLACE_USE, placeToTake, type Place } from "#server/room/places.ts";
import {
  createFriends,
  hostOf,
  joinOptionsFor,
  RawClient,
  sdk,
  settle,
  UNLIMITED_JOINS,
  until,
  useLiveServer,
  type ClientRoom,
  type Reservation,
} from "../support/live-server.ts";

type Use = keyof typeof PLACE_USE;

/** Places in order of their joins, each as "NETWORK USE". */
function placesOf(...places: readonly `${string} ${Use}`[]): Place[] {
  return places.map((text, n) => {
    const [network = "", use = ""] = text.split(" ");
    return { sessionId: `${n}`, network, use: PLACE_USE[use as Use], spectates: use === "spectator" };
  });
}

const taken = (places: readonly Place[], network: string, spectating = false) =>
  placeToTake(places, network, spectating)?.sessionId;

describe("the place that a joining client takes", () => {
  it("is none while all clients have the same network", () => {
    expect(taken(placesOf("a spectator", "a spectator", "a idle", "a reserved"), "a")).toBeUndefined();
  });

  it("is one of the network with the most clients, until the client's would have more", () => {
    expect(taken(placesOf("a spectator", "b spectator", "b spectator"), "c")).toBe("2");
    expect(taken(placesOf("a spectator", "b spectator"), "c")).toBeUndefined();
    expect(taken(placesOf("a spectator", "a spectator", "a spectator", "b spectator"), "b")).toBe("2");
    expect(taken(placesOf("a spectator", "a spectator", "b spectator"), "b")).toBeUndefined();
  });

  it("is the one that is needed least, and the newest of those", () => {
    const places = placesOf("a idle", "a spectator", "a dropped", "a reserved", "a reserved", "a spectator");
    expect(taken(places, "b")).toBe("4");
    expect(taken(places.slice(0, 3), "b")).toBe("2");
    expect(taken(places.slice(0, 2), "b")).toBe("1");
  });

  it("is never that of a player that is playing", () => {
    expect(taken(placesOf("a playing", "a playing", "a playing"), "b")).toBeUndefined();
    expect(taken(placesOf("a playing", "a playing", "a playing", "b idle", "b idle"), "c")).toBe("4");
  });

  it("is that of a dropped new member, of any network", () => {
    expect(taken(placesOf("a droppedNew", "b spectator", "b spectator"), "a")).toBe("0");
  });

  it("is a spectator's, where the places for spectators are taken", () => {
    expect(taken(placesOf("a spectator", "a idle", "a dropped"), "b", true)).toBe("0");
    expect(taken(placesOf("a idle", "a dropped"), "b", true)).toBeUndefined();
  });
});

const server = useLiveServer(
  { seatMs: 60_000, newMemberSeatMs: 300, answerMs: 10_000 },
  { admission: { ...UNLIMITED_JOINS, trustedProxies: ["127.0.0.1"] } },
);

/** The home network of a number. */
const home = (n: number): string => `192.0.2.${n}`;

let players = 0;
const entered: RawClient[] = [];

afterEach(async () => {
  const rooms = entered.map(hostOf);
  for (const { socket } of entered.splice(0)) socket.terminate();
  await until(() => rooms.every((room) => room.clients.length === 0), "the end of all connections");
});

/** Asks for a seat from this address. */
async function ask(room: ClientRoom, from: string, more: Partial<JoinOptions> = {}) {
  const options = await joinOptionsFor(server, room.roomId, `Client ${players++}`, more);
  const response = await fetch(`${server.url}/matchmake/joinById/${room.roomId}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": from },
    body: JSON.stringify(options),
  });
  return { status: response.status, seat: (await response.json()) as Reservation };
}

const statusOf = async (room: ClientRoom, from: string, more?: Partial<JoinOptions>) =>
  (await ask(room, from, more)).status;

/** A client that has joined from this address. */
async function enter(room: ClientRoom, from: string, more: Partial<JoinOptions> = {}): Promise<RawClient> {
  const { status, seat } = await ask(room, from, more);
  expect(status).toBe(200);
  const client = new RawClient(server, seat);
  entered.push(client);
  await until(() => client.frames.length > 0, "the join frame");
  client.send(Protocol.JOIN_ROOM);
  await until(() => client.codes().includes(Protocol.ROOM_STATE_PATCH), "the first patch");
  return client;
}

const FULL = refusalStatus(CLOSE_FULL);

/** Seven places, one of them the host's. */
const open = () => createFriends(server, "Host", { teamSize: 1, spectatorsMax: 5, bots: "none" });

describe("a network that has taken all places", () => {
  it("keeps them as long as no client of another asks for one", async () => {
    const room = await open();
    const school = await Promise.all(Array.from({ length: 6 }, () => enter(room, home(1))));
    expect(await statusOf(room, home(1))).toBe(FULL);
    expect(school.every(({ closed }) => closed === undefined)).toBe(true);
    await room.leave(true);
  });

  it("gives them up one by one to others: reserved, dropped and spectators' places", async () => {
    const room = await open();
    const clients = [];
    for (let n = 0; n < 4; n++) clients.push(await enter(room, home(1)));
    clients[3]!.socket.terminate();
    await until(() => hostOf(room).clients.length === 4, "the drop");
    expect([await statusOf(room, home(1)), await statusOf(room, home(1))]).toEqual([200, 200]);
    const others = [];
    for (let n = 2; n <= 6; n++) others.push(await enter(room, home(n)));
    expect(await statusOf(room, home(7))).toBe(FULL);
    // The oldest client of the network remains, the others of it were closed.
    expect(await Promise.all([clients[1]!.closeCode(), clients[2]!.closeCode()])).toEqual([CLOSE_FULL, CLOSE_FULL]);
    expect([clients[0]!.closed, ...others.map(({ closed }) => closed)]).toEqual(Array.from({ length: 6 }));
    await room.leave(true);
  });

  it("gives them up to many that join at the same moment", async () => {
    const room = await open();
    await Promise.all(Array.from({ length: 6 }, () => statusOf(room, home(1))));
    const found = await Promise.all(Array.from({ length: 12 }, (_, n) => statusOf(room, home(n + 2))));
    expect(found.filter((status) => status === 200)).toHaveLength(5);
    await room.leave(true);
  });

  it("gives up places of spectators to clients that want to watch", async () => {
    const room = await createFriends(server, "Host", { teamSize: 3, spectatorsMax: 2, bots: "none" });
    const watchers = [await enter(room, home(1), { watch: true }), await enter(room, home(1), { watch: true })];
    expect(await statusOf(room, home(1), { watch: true })).toBe(FULL);
    expect(await statusOf(room, home(2), { watch: true })).toBe(200);
    expect(await watchers[1]!.closeCode()).toBe(CLOSE_FULL);
    await room.leave(true);
  });
});

describe("the owner of a room", () => {
  it("finds a place in it although an admin has made it smaller meanwhile; others do not", async () => {
    const owner = await open();
    const admin = await enter(owner, home(1));
    await enter(owner, home(1));
    const room = hostOf(owner);
    await owner.leave(true);
    await until(() => room.match.members.length === 2, "the owner's leave");
    const by = room.match.members.find(({ name }) => name.startsWith("Client"))!.id;
    room.match.queue.push({ kind: "admin", id: by, admin: true });
    room.match.queue.push({ kind: "settings", change: { teamSize: 1, spectatorsMax: 0 }, by });
    await until(() => room.match.settings.spectatorsMax === 0, "the smaller room");
    expect(admin.closed).toBeUndefined();
    expect(await statusOf(owner, home(1))).toBe(FULL);
    expect(await statusOf(owner, home(1), { watch: true })).toBe(FULL);
    const options = await joinOptionsFor(server, room.roomId, "Host", { watch: true });
    const back = await settle(await sdk(server).joinById<MatchState>(room.roomId, options));
    await until(() => room.match.members.some((each) => each.owner && each.admin), "the owner's return");
    expect(await statusOf(owner, home(1))).toBe(FULL);
    await back.leave(true);
  });
});

describe("a dropped client", () => {
  it("that has just come and never played loses its place at once when another client asks for one", async () => {
    const room = await createFriends(server, "Host", { teamSize: 1, spectatorsMax: 0, bots: "none" });
    const guest = await enter(room, home(1));
    expect(await statusOf(room, home(1))).toBe(FULL);
    guest.socket.terminate();
    await until(() => hostOf(room).clients.length === 1, "the drop");
    expect(await statusOf(room, home(1))).toBe(200);
    await room.leave(true);
  });

  it("that has just come and never played loses it after a moment in any case; one that has played does not", async () => {
    const host = await open();
    await enter(host, home(1)).then(({ socket }) => socket.terminate());
    const room = hostOf(host);
    await until(() => room.match.members.length === 1, "the end of the seat");
    const guest = await enter(host, home(1));
    const member = room.match.members[1]!;
    member.hasPlayed = true;
    guest.socket.terminate();
    await until(() => !member.connected, "the drop");
    await enter(host, home(1)).then(({ socket }) => socket.terminate());
    await until(() => room.match.members.length === 3, "another new member");
    await until(() => room.match.members.length === 2, "the end of its seat");
    expect(room.match.members).toContain(member);
    await host.leave(true);
  });
});
