/**
 * Every message that a client can send, with wrong types, sizes and rates, sent by spectators of a running match. The
 * match is undisturbed: a player receives every tick in order, with the server's world.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEARTBEAT_TICKS } from "#protocol/state.ts";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { CLOSE_BAD_FRAME, CLOSE_FLOOD, CLOSE_OVERSIZE } from "#protocol/close-code.ts";
import type { ToClient } from "#protocol/to-client.ts";
import { toServer, type ToServerKind } from "#protocol/to-server.ts";
import { KICK_KEY, LEFT, RIGHT } from "#sim/input.ts";
import { PLAYING, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  follow,
  keyboard,
  useLiveServer,
  ticks,
  until,
  type ClientRoom,
} from "../support/live-server.ts";
import { BAD, GOOD } from "../support/message-samples.ts";

const KINDS = Object.keys(toServer) as ToServerKind[];

/** Burst of messages that the frame guard accepts. */
const FRAMES_AT_ONCE = 60;

const server = useLiveServer();
let ada: ClientRoom;
let watch: Watch;
let play: ReturnType<typeof setInterval>;

beforeAll(async () => {
  ada = await createFriends(server, "Ada", { teamSize: 2, bots: "full", spectatorsMax: 50 });
  watch = watchMatch(ada);
  const hold = keyboard(ada);
  let n = 0;
  play = setInterval(() => hold([RIGHT, RIGHT | KICK_KEY, LEFT, 0][n++ % 4]!), 16);
  await until(() => hostOf(ada).match.world.game.state === PLAYING, "the kick-off");
});
afterAll(() => clearInterval(play));

type Watch = { readonly faults: string[]; patches: number };

/** Applies the patches as a client does, and records missing, repeated and diverged ticks. */
function watchMatch(room: ClientRoom): Watch {
  const found: Watch = { faults: [], patches: 0 };
  const world = new ConfirmedWorld(() => builtinStadium("Classic"));
  let tick = -1;
  room.onStateChange((state) => {
    if (tick >= 0 && ((state.tick - tick) & 0xffff) > HEARTBEAT_TICKS)
      found.faults.push(`tick ${state.tick} after ${tick}`);
    tick = state.tick;
    found.patches++;
    const result = follow(world, state);
    if (result === "diverged" || (result === "waiting" && found.patches > 60)) found.faults.push(result);
  });
  return found;
}

/** Checks that the match went on tick by tick, with unchanged settings and rights. */
async function expectUndisturbed(): Promise<void> {
  const before = watch.patches;
  await until(() => watch.patches >= before + 3, "three ticks more");
  expect(watch.faults).toEqual([]);
  const { match } = hostOf(ada);
  const me = match.members.find((member) => member.name === "Ada");
  expect(me).toMatchObject({ admin: true, connected: true });
  expect(match.world.arena.stadium.name).toBe("Classic");
  expect(match.settings).toMatchObject({ password: "", teamSize: 2, adminless: false });
}

async function guest(name: string): Promise<ClientRoom> {
  return joinFriends(server, ada.roomId, name, { watch: true });
}

function closeOf(room: ClientRoom): Promise<number> {
  return new Promise((resolve) => room.onLeave((code) => resolve(code)));
}

describe.each(KINDS)("%s", (kind) => {
  it("with an invalid payload closes only the sender's connection", async () => {
    for (const payload of BAD[kind]) {
      const hostile = await guest(`Bad ${kind}`);
      const code = closeOf(hostile);
      hostile.send(kind, payload);
      expect(await code, JSON.stringify(payload)).toBe(CLOSE_BAD_FRAME);
    }
    await expectUndisturbed();
  });

  it("of three kilobytes closes only the sender's connection", async () => {
    const hostile = await guest(`Huge ${kind}`);
    const code = closeOf(hostile);
    hostile.send(kind, { text: "x".repeat(3000) });
    expect(await code).toBe(CLOSE_OVERSIZE);
    await expectUndisturbed();
  });

  it("at the rate of the frame guard is refused, and above it closes the connection", async () => {
    const hostile = await guest(`Fast ${kind}`);
    const refused: string[] = [];
    hostile.onMessage("refused", ({ kind: what, why }: ToClient["refused"]) => void refused.push(`${what}: ${why}`));
    const code = closeOf(hostile);
    for (let n = 0; n < FRAMES_AT_ONCE - 1; n++) hostile.send(kind, GOOD[kind][0]);
    await until(() => refused.includes(`${kind}: rate`), "the refusal");
    await ticks(ada, 2);
    expect(hostile.connection.isOpen).toBe(true);
    for (let n = 0; n < 2 * FRAMES_AT_ONCE; n++) hostile.send(kind, GOOD[kind][0]);
    expect(await code).toBe(CLOSE_FLOOD);
    await expectUndisturbed();
  });
});

it("every request that a guest has no right to is refused, without effect", async () => {
  const hostile = await guest("Eve");
  const refused: string[] = [];
  hostile.onMessage("refused", ({ kind, why }: ToClient["refused"]) => void refused.push(`${kind}: ${why}`));
  const requests = [
    ["start", undefined],
    ["stop", undefined],
    ["pause", { paused: true }],
    ["stadium", { name: "Big" }],
    ["settings", { scoreLimit: 1, timeLimit: 1 }],
    ["arrange", { how: "swap" }],
    ["settings", { teamsLocked: true }],
    ["admin", { id: 1, admin: false }],
    ["kick", { id: 1, ban: true, reason: "" }],
    ["clearBans", undefined],
    ["kit", { team: RED_TEAM }],
    ["kickRate", { min: 1, rate: 1, burst: 1 }],
    ["settings", { password: "mine" }],
    ["ticket", undefined],
    ["team", { team: SPECTATORS, id: 1 }],
  ] as const;
  for (const [kind, payload] of requests) hostile.send(kind, payload);
  await until(() => refused.length === requests.length, "all the refusals");
  expect(refused.toSorted()).toEqual(requests.map(([kind]) => `${kind}: rights`).toSorted());
  await expectUndisturbed();
  await hostile.leave(true);
});
