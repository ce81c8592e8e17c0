/** Malformed and excessive frames: each closes its connection with a code, without effect on others. */
import { Protocol } from "@colyseus/core";
import { beforeAll, describe, expect, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { CLOSE_BAD_FRAME, CLOSE_FLOOD, CLOSE_OVERSIZE, CLOSE_UNKNOWN_MESSAGE } from "#protocol/close-code.ts";
import { encodeKeys, KEYS_TYPE } from "#protocol/keys-message.ts";
import { HEARTBEAT_TICKS } from "#protocol/state.ts";
import { AHEAD_MAX, LATE_MAX } from "#server/room/key-schedule.ts";
import { INPUT_BITS, RIGHT, UP } from "#sim/input.ts";
import { findPlayer } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  createFriends,
  follow,
  hostOf,
  RawClient,
  reserve,
  useLiveServer,
  tickOf,
  ticks,
  until,
  type ClientRoom,
  joinRaw,
  connectWithoutJoining,
} from "../support/live-server.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";

const KEYS = Protocol.ROOM_DATA_BYTES;
const INPUT = Protocol.ROOM_INPUT_RELIABLE;
const UNRELIABLE = Protocol.ROOM_INPUT_UNRELIABLE;
const DATA = Protocol.ROOM_DATA;
const MODIFIERS = [0, 0x20, 0x40, 0x60, 0x80, 0xa0, 0xc0, 0xe0];
const TIMED = 0x80;

/** Close codes of WebSocket and of the framework. */
const TOO_LARGE = 1009;
const UNREADABLE = 4002;
const CONSENTED = 4000;

const server = useLiveServer();
/** A player whose match must be undisturbed. */
let bystander: ClientRoom;
beforeAll(async () => {
  bystander = await createFriends(server, "Bystander");
});

function rawClient(): Promise<RawClient> {
  return joinRaw(server, "create/friends");
}

/** A message as the client encodes it: its kind, and a payload in MessagePack. */
function message(kind: string, ...payload: number[]): number[] {
  return [DATA, 0xa0 | kind.length, ...new TextEncoder().encode(kind), ...payload];
}

const keysFrame = (tick: number, keys: number): Uint8Array =>
  Uint8Array.from([KEYS, KEYS_TYPE, ...encodeKeys(tick, keys)]);

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

function memberOf(raw: RawClient) {
  return hostOf(raw).match.members.find((member) => !member.bot)!;
}

/** Computing time of this thread, in which the server runs, in milliseconds. Waiting for a processor does not count. */
function computingMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Checks that the bystander's room makes at least a fifth of its ticks in the time that the server computes. */
async function expectUndisturbed(): Promise<void> {
  const before = computingMs();
  await ticks(bystander, 30);
  expect(computingMs() - before).toBeLessThan(2500);
  expect(hostOf(bystander).clients).toHaveLength(1);
}

describe.concurrent("the frame that declares fifty million slots", () => {
  const declare = (slots: number) => [...new Uint8Array(Uint32Array.of(slots).buffer)];
  const frame = (modifiers: number) => [UNRELIABLE | modifiers, 0xce, ...declare(50_000_000), 1, 0, 0, 0];

  it("closes its sender's connection without effect on others", async () => {
    const raw = await rawClient();
    expect(frame(TIMED)).toHaveLength(10);
    raw.send(...frame(TIMED));
    expect(await raw.closeCode()).toBe(CLOSE_BAD_FRAME);
    await expectUndisturbed();
  });

  it.each(MODIFIERS)("is refused with any modifiers (%i)", async (modifiers) => {
    const raw = await rawClient();
    raw.send(...frame(modifiers));
    expect(await raw.closeCode()).toBe(CLOSE_BAD_FRAME);
  });

  it("is refused before the join is acknowledged, too", async () => {
    const raw = await connectWithoutJoining(server, "create/friends");
    raw.send(...frame(TIMED));
    expect(await raw.closeCode()).toBe(CLOSE_BAD_FRAME);
  });

  it("is ignored after the first of a thousand", async () => {
    const raw = await rawClient();
    for (let n = 0; n < 1000; n++) raw.send(...frame(TIMED));
    expect(await raw.closeCode()).toBe(CLOSE_BAD_FRAME);
    await expectUndisturbed();
  });
});

describe.concurrent("a frame that breaks the rules", () => {
  it.each([
    ["an empty frame", [], CLOSE_BAD_FRAME],
    ["an unknown code", [31], CLOSE_BAD_FRAME],
    ["a code that only the server sends", [Protocol.ROOM_STATE, 1, 2, 3], CLOSE_BAD_FRAME],
    ["bytes for a missing handler", [KEYS, 1, 1, 1, 1], CLOSE_BAD_FRAME],
    ["bytes with a name", [KEYS, 0xa1, 97, 1, 1], CLOSE_BAD_FRAME],
    ["an input of the framework", [INPUT, 0x80, 1], CLOSE_BAD_FRAME],
    ["an empty input of the framework", [INPUT], CLOSE_BAD_FRAME],
    ["a request", [Protocol.ROOM_REQUEST, 1, 1], CLOSE_BAD_FRAME],
    ["keys with a time stamp", [KEYS | TIMED, 0, 1, 0, 1], CLOSE_BAD_FRAME],
    ["truncated keys", [KEYS, 0, 1, 0], CLOSE_BAD_FRAME],
    ["keys that are too long", [KEYS, 0, 1, 0, 1, 0], CLOSE_OVERSIZE],
    ["a ping with extra bytes", [Protocol.PING, 1], CLOSE_OVERSIZE],
    ["a join acknowledgement with extra bytes", [Protocol.JOIN_ROOM, 1], CLOSE_OVERSIZE],
    ["a message of three kilobytes", message("team", ...zeros(3000)), CLOSE_OVERSIZE],
    ["a frame of five kilobytes", [DATA, ...zeros(5000)], TOO_LARGE],
    ["an unknown message", message("fly"), CLOSE_UNKNOWN_MESSAGE],
    ["a message named like a property of Object.prototype", message("__proto__"), CLOSE_UNKNOWN_MESSAGE],
    ["a message without a name", [DATA], CLOSE_UNKNOWN_MESSAGE],
    ["a message with a number for a name", [DATA, 7], CLOSE_UNKNOWN_MESSAGE],
    ["an unexpected payload", message("start", 1), CLOSE_BAD_FRAME],
    ["an unknown team", message("team", 0x81, 0xa4, 116, 101, 97, 109, 9), CLOSE_BAD_FRAME],
    ["a team that is not a number", message("team", 0x81, 0xa4, 116, 101, 97, 109, 0xa1, 49), CLOSE_BAD_FRAME],
    ["a payload with an unknown field", message("pause", 0x82, 0xa1, 97, 1, 0xa1, 98, 2), CLOSE_BAD_FRAME],
    ["a null payload", message("team", 0xc0), CLOSE_BAD_FRAME],
    ["a truncated payload", message("team", 0xd9, 0x20), UNREADABLE],
  ])("%s closes the connection with its code", async (_what, frame, code) => {
    const raw = await rawClient();
    raw.send(...frame);
    expect(await raw.closeCode()).toBe(code);
    await until(() => hostOf(raw) === undefined || hostOf(raw).clients.length === 0, "the end of the client");
  });

  it("a leave frame closes the connection as consented", async () => {
    const raw = await rawClient();
    raw.send(Protocol.LEAVE_ROOM);
    expect(await raw.closeCode()).toBe(CONSENTED);
  });
});

describe.concurrent("too many valid frames", () => {
  it("a flood of keys closes the connection with its code", async () => {
    const raw = await rawClient();
    for (let n = 0; n < 1200; n++) raw.sendBytes(keysFrame(tickOf(raw) + 30, n & 31));
    expect(await raw.closeCode()).toBe(CLOSE_FLOOD);
    await expectUndisturbed();
  });

  it("a smaller flood of messages does so, too", async () => {
    const raw = await rawClient();
    for (let n = 0; n < 100; n++) raw.send(...message("stop"));
    expect(await raw.closeCode()).toBe(CLOSE_FLOOD);
  });

  it("the keys of a long stall at once are accepted, and give no extra steps", async () => {
    const raw = await rawClient();
    const { match } = hostOf(raw);
    match.queue.push({ kind: "start" });
    await until(() => match.world.game.state >= 0, "the start");
    const steps: number[] = [];
    let x = NaN;
    const watch = setInterval(() => {
      const now = match.world.discs.x[match.world.players.disc[findPlayer(match.world, memberOf(raw).id)]!]!;
      if (!Number.isNaN(x)) steps.push(Math.abs(now - x));
      x = now;
    }, 1);
    const now = tickOf(raw);
    for (let n = 300; n > 0; n--) raw.sendBytes(keysFrame(now - n, n % 2 === 0 ? RIGHT : 0));
    raw.sendBytes(keysFrame(now, RIGHT));
    await ticks(raw, 30);
    clearInterval(watch);
    expect(raw.closed).toBeUndefined();
    expect(memberOf(raw).keys).toBe(RIGHT);
    // A player's speed is at most 0.1 / (1 − 0.96) per tick; on a busy machine several ticks can pass between two looks.
    const [median] = steps.filter((step) => step > 0).toSorted((a, b) => a - b);
    expect(median).toBeLessThanOrEqual(2.5);
  });

  it("unknown key bits are masked", async () => {
    const raw = await rawClient();
    raw.sendBytes(keysFrame(tickOf(raw) + 2, 0xff));
    await until(() => memberOf(raw).keys !== 0, "the keys");
    expect(memberOf(raw).keys).toBe(INPUT_BITS);
  });
});

describe.concurrent("keys for a tick that a correct client does not name", () => {
  it.each([
    ["too far ahead", [AHEAD_MAX + 60]],
    ["too long ago", [-LATE_MAX - 60]],
    ["half of the numbers ahead", [0x7fff]],
    ["half of the numbers ago", [-0x7fff]],
    ["that goes back", [30, 20]],
  ])("%s close the connection", async (_what, offsets) => {
    const raw = await rawClient();
    const now = tickOf(raw);
    for (const offset of offsets) raw.sendBytes(keysFrame(now + offset, RIGHT));
    expect(await raw.closeCode()).toBe(CLOSE_BAD_FRAME);
  });

  it("within the bounds keep it open", async () => {
    const raw = await rawClient();
    raw.sendBytes(keysFrame(tickOf(raw) - LATE_MAX + 120, 0));
    raw.sendBytes(keysFrame(tickOf(raw), RIGHT));
    raw.sendBytes(keysFrame(tickOf(raw) + AHEAD_MAX - 60, UP));
    await ticks(raw, 10);
    expect(raw.closed).toBeUndefined();
    expect(memberOf(raw).keys).toBe(RIGHT);
  });
});

describe.concurrent("sockets without a seat", () => {
  it("are closed: with an invented session or an unknown room", async () => {
    const seat = await reserve(server, "create/friends");
    const strays = [
      new RawClient(server, { ...seat, sessionId: "stranger" }),
      new RawClient(server, { ...seat, sessionId: "__proto__" }),
      new RawClient(server, { ...seat, roomId: "ZZZZZ" }),
      new RawClient(server, { ...seat, roomId: "__proto__" }),
      new RawClient(server, { ...seat, roomId: "constructor" }),
    ];
    for (const stray of strays) expect(await stray.closeCode()).toBeGreaterThanOrEqual(1000);
  });

  it("a reservation is valid for one socket", async () => {
    const seat = await reserve(server, "create/friends");
    const pair = [new RawClient(server, seat), new RawClient(server, seat)];
    await until(() => pair.some((raw) => raw.closed !== undefined), "the refusal");
    await until(() => pair.some((raw) => raw.codes().includes(Protocol.JOIN_ROOM)), "the welcome");
    expect(pair.filter((raw) => raw.closed !== undefined)).toHaveLength(1);
    expect(hostOf(seat).clients).toHaveLength(1);
  });
});

describe.concurrent("thousands of random frames", () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  it(`only close their connections (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const watch = watchConfirmed(bystander);
    const members = hostOf(bystander).match.members.map(({ name }) => name);
    const answers = new Set<number>();
    for (let round = 0; round < 8; round++) {
      const group = await Promise.all(Array.from({ length: 8 }, () => rawClient()));
      for (const raw of group) for (let n = 0; n < 50; n++) raw.sendBytes(randomFrame(random));
      for (const raw of group) answers.add(await raw.closeCode());
    }
    const known = [
      CLOSE_BAD_FRAME,
      CLOSE_UNKNOWN_MESSAGE,
      CLOSE_OVERSIZE,
      CLOSE_FLOOD,
      TOO_LARGE,
      UNREADABLE,
      CONSENTED,
    ];
    for (const answer of answers) expect(known).toContain(answer);
    await expectUndisturbed();
    expect(watch.diverged()).toBe(0);
    expect(watch.gaps()).toBe(0);
    expect(hostOf(bystander).match.members.map(({ name }) => name)).toEqual(members);
  });
});

/** A random frame, often with a known code or message. */
function randomFrame(random: () => number): Uint8Array {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const bytes = (length: number) => Array.from({ length }, () => Math.floor(random() * 256));
  const code = pick([KEYS, KEYS, KEYS, DATA, DATA, INPUT, UNRELIABLE, Math.floor(random() * 32)]);
  const modifiers = random() < 0.1 ? pick(MODIFIERS) : 0;
  const length = random() < 0.02 ? Math.floor(random() * 3000) : Math.floor(random() * 12);
  if (code === KEYS && random() < 0.8) return Uint8Array.from([KEYS, KEYS_TYPE, ...bytes(3)]);
  if (code === DATA && random() < 0.8) {
    return Uint8Array.from(
      message(pick(["team", "start", "stop", "pause", "stadium", "desync", "x"]), ...bytes(length)),
    );
  }
  return Uint8Array.from([code | modifiers, ...bytes(length)]);
}

function watchConfirmed(room: ClientRoom) {
  const confirmed = new ConfirmedWorld((name) => builtinStadium(name) ?? undefined);
  let diverged = 0;
  let gaps = 0;
  let tick = -1;
  room.onStateChange((state) => {
    if (tick >= 0 && ((state.tick - tick) & 0xffff) > HEARTBEAT_TICKS) gaps++;
    tick = state.tick;
    if (follow(confirmed, state) === "diverged") diverged++;
  });
  return { diverged: () => diverged, gaps: () => gaps };
}
