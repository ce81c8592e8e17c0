/** In quick matches one player has one seat, however many tabs are open. */
import { describe, expect, it } from "vitest";
import { CLOSE_REPLACED } from "#protocol/close-code.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  playNow,
  until,
  useLiveServer,
  type ClientRoom,
} from "../support/live-server.ts";

const server = useLiveServer();

function closeCode(room: ClientRoom): Promise<number> {
  return new Promise((resolve) => room.onLeave((code) => resolve(code)));
}

const humans = (room: ClientRoom): string[] =>
  hostOf(room)
    .match.members.filter(({ bot }) => !bot)
    .map(({ name }) => name);

describe("a second tab of a player in a quick match", () => {
  it("takes over the seat, and the first one ends with a code of its own", async () => {
    const first = await playNow(server, "Ada");
    const ended = closeCode(first);
    const disc = hostOf(first).match.members.find(({ name }) => name === "Ada")!.id;
    const second = await playNow(server, "Ada");
    expect(second.roomId).toBe(first.roomId);
    expect(await ended).toBe(CLOSE_REPLACED);
    await until(() => humans(second).length === 1, "one seat");
    expect(hostOf(second).match.members.find(({ bot }) => !bot)!.id).toBe(disc);
    await second.leave(true);
  });

  it("finds the match in which the player is, although an older one has free seats", async () => {
    const ben = await playNow(server, "Ben");
    const cyd = await playNow(server, "Cyd");
    expect(cyd.roomId).toBe(ben.roomId);
    const again = await playNow(server, "Cyd");
    expect(again.roomId).toBe(cyd.roomId);
    await until(() => humans(again).toSorted().join() === "Ben,Cyd", "both");
    await Promise.all([ben.leave(true), again.leave(true)]);
  });

  it("may watch beside it", async () => {
    const dan = await playNow(server, "Dan");
    const watches = await joinFriends(server, dan.roomId, "Dan", { watch: true });
    await until(() => humans(watches).length === 2, "both");
    expect(hostOf(dan).clients).toHaveLength(2);
    await Promise.all([dan.leave(true), watches.leave(true)]);
  });
});

describe("in other rooms", () => {
  it("two tabs of a player may have two seats", async () => {
    const eve = await createFriends(server, "Eve");
    await joinFriends(server, eve.roomId, "Eve");
    await until(() => humans(eve).length === 2, "both");
    expect(hostOf(eve).clients).toHaveLength(2);
  });
});
