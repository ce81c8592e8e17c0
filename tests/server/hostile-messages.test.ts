/**
 * A walk over every message that a client can send, with wrong types, wrong sizes and at wrong rates, by guests of a room
 * in which a match goes on. Nobody in it notices: every tick comes, in order, and the world is the server's.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  keyboard,
  type LiveServer,
  startLiveServer,
  ticks,
  until,
  type ClientRoom,
} from "../support/live-server.ts";
import { BAD, GOOD } from "../support/message-samples.ts";

const KINDS = Object.keys(toServer) as ToServerKind[];

/** What the guard before the messages lets through at once; more is a machine. */
const FRAMES_AT_ONCE = 60;

let server: LiveServer;
let ada: ClientRoom;
let watch: Watch;
let play: ReturnType<typeof setInterval>;

beforeAll(async () => {
  server = await startLiveServer();
  ada = await createFriends(server, "Ada", { teamSize: 2, bots: "full", spectatorsMax: 50 });
  watch = watchMatch(ada);
  const hold = keyboard(ada);
  let n = 0;
  play = setInterval(() => hold([RIGHT, RIGHT | KICK_KEY, LEFT, 0][n++ % 4]!), 16);
  await until(() => hostOf(ada).match.world.game.state === PLAYING, "the kick-off");
});
afterAll(async () => {
  clearInterval(play);
  await server.stop();
});

type Watch = { readonly faults: string[]; patches: number };

/** Follows the match as a page does, and notes every tick that is missing, double, or not as it should be. */
function watchMatch(room: ClientRoom): Watch {
  const found: Watch = { faults: [], patches: 0 };
  const world = new ConfirmedWorld(() => builtinStadium("Classic"));
  let beat = -1;
  room.onStateChange((state) => {
    if (beat >= 0 && state.tickSeq !== ((beat + 1) & 0xff)) found.faults.push(`beat ${state.tickSeq} after ${beat}`);
    beat = state.tickSeq;
    found.patches++;
    const result = world.apply(state);
    if (result === "diverged" || (result === "waiting" && found.patches > 60)) found.faults.push(result);
  });
  return found;
}

/** The match went on, tick by tick, and Ada is still who she was. */
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
  it("with wrong contents ends its sender's visit, and nothing else", async () => {
    for (const payload of BAD[kind]) {
      const hostile = await guest(`Bad ${kind}`);
      const code = closeOf(hostile);
      hostile.send(kind, payload);
      expect(await code, JSON.stringify(payload)).toBe(CLOSE_BAD_FRAME);
    }
    await expectUndisturbed();
  });

  it("of three kilobytes ends its sender's visit, and nothing else", async () => {
    const hostile = await guest(`Huge ${kind}`);
    const code = closeOf(hostile);
    hostile.send(kind, { text: "x".repeat(3000) });
    expect(await code).toBe(CLOSE_OVERSIZE);
    await expectUndisturbed();
  });

  it("as often as the line lets through is answered with a refusal, and more ends the visit", async () => {
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

it("everything that a guest may not ask for is refused by the referee, and nothing comes of it", async () => {
  const hostile = await guest("Eve");
  const refused: string[] = [];
  hostile.onMessage("refused", ({ kind, why }: ToClient["refused"]) => void refused.push(`${kind}: ${why}`));
  const asked = [
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
  for (const [kind, payload] of asked) hostile.send(kind, payload);
  await until(() => refused.length === asked.length, "all the refusals");
  expect(refused.toSorted()).toEqual(asked.map(([kind]) => `${kind}: rights`).toSorted());
  await expectUndisturbed();
  await hostile.leave(true);
});
