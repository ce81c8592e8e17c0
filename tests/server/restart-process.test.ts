/** Real processes: a server ends by a signal or is killed, and the next one goes on with its matches. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import type { MatchState } from "#protocol/state.ts";
import { RIGHT } from "#sim/input.ts";
import { findPlayer } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  type ClientRoom,
  createFriends,
  follow,
  joinFriends,
  joinOptionsFor,
  type LiveServer,
  sdk,
  settle,
  until,
} from "../support/live-server.ts";
import { encodeKeys, KEYS_TYPE } from "#protocol/keys-message.ts";
import { freePort, type ServerProcess, startServerProcess } from "../support/server-process.ts";

const folder = mkdtempSync(join(tmpdir(), "rondo-process-"));
const started: ServerProcess[] = [];

afterAll(() => {
  for (const { child } of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(port: number): Promise<ServerProcess> {
  const server = await startServerProcess(port, { RONDO_DATA: folder });
  started.push(server);
  return server;
}

/** The match as a client has it. */
function watch(room: ClientRoom): ConfirmedWorld {
  const confirmed = new ConfirmedWorld(() => builtinStadium("Classic"));
  let waiting = 0;
  room.onStateChange((state) => {
    // As the page does: the keyframe of the join may have passed before this.
    if (follow(confirmed, state) === "waiting" && ++waiting % 5 === 0) room.send("desync", { tick: 0 });
  });
  return confirmed;
}

function discX(confirmed: ConfirmedWorld, id: number): number {
  const { players, discs } = confirmed.world!;
  return discs.x[players.disc[findPlayer(confirmed.world!, id)]!]!;
}

function idOf(room: ClientRoom, name: string): number {
  return [...room.state.players.values()].find((player) => player.name === name)!.id;
}

async function comeBack(server: ServerProcess, room: ClientRoom, nickname: string): Promise<ClientRoom> {
  const live = server as unknown as LiveServer;
  const seat = room.reconnectionToken.split(":")[1]!;
  const options = await joinOptionsFor(live, room.roomId, nickname, { seat });
  return settle(await sdk(live).joinById<MatchState>(room.roomId, options));
}

describe("a match on a server", () => {
  it("outlives SIGTERM, and kill -9 with at most five seconds of play lost", async () => {
    const port = await freePort();
    const first = await start(port);
    const live = first as unknown as LiveServer;
    const ada = await createFriends(live, "Ada", { name: "Cup" });
    const bob = await joinFriends(live, ada.roomId, "Bob");
    const before = watch(ada);
    ada.send("start");
    await until(() => before.world !== undefined && before.world.game.state >= 0, "the start");
    const id = idOf(ada, "Ada");
    const kickOffX = discX(before, id);
    ada.sendBytes(KEYS_TYPE, encodeKeys(before.world!.game.tick + 4, RIGHT));
    await until(() => discX(before, id) !== kickOffX, "a move");
    const codes = Promise.all([ada, bob].map((room) => new Promise<number>((resolve) => room.onLeave(resolve))));
    first.child.kill("SIGTERM");
    expect(await codes).toEqual([4001, 4001]);
    expect(await first.ended).toEqual({ code: 0, signal: null });

    const second = await start(port);
    const adaAgain = await comeBack(second, ada, "Ada");
    const after = watch(adaAgain);
    await until(() => after.world !== undefined && after.world.game.state >= 0, "the restored game");
    expect(idOf(adaAgain, "Ada")).toBe(id);
    expect(after.world!.game.tick).toBeGreaterThanOrEqual(before.world!.game.tick);
    // The disc is where it was, or a few ticks further: it moved until the server had saved it.
    expect(Math.abs(discX(after, id) - discX(before, id))).toBeLessThan(20);
    await comeBack(second, bob, "Bob");
    await until(() => after.world!.game.pauseTicks === 0, "play");

    // Longer than the interval of the saves.
    const resumed = after.world!.game.tick;
    await until(() => after.world!.game.tick > resumed + 5 * 60, "five seconds of play");
    const tick = after.world!.game.tick;
    second.child.kill("SIGKILL");
    expect(await second.ended).toEqual({ code: null, signal: "SIGKILL" });

    const third = await start(port);
    const adaOnceMore = await comeBack(third, adaAgain, "Ada");
    const last = watch(adaOnceMore);
    await until(() => last.world !== undefined && last.world.game.state >= 0, "the restored game");
    expect(last.world!.game.tick).toBeGreaterThan(tick - 5 * 60);
    expect(idOf(adaOnceMore, "Ada")).toBe(id);
    third.child.kill("SIGTERM");
    await third.ended;
  });
});
