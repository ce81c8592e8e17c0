/** What happens in a room while somebody's line is broken, and whether he may come back to it. */
import type { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import type { MatchState } from "#protocol/state.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  type LiveServer,
  sdk,
  settle,
  startLiveServer,
  ticks,
  until,
  type ClientRoom,
} from "../support/live-server.ts";

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(() => server.stop());

const reason = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => "came in",
    (error: unknown) => joinFailureOf(error),
  );

function memberOf(room: { readonly roomId: string }, name: string) {
  return hostOf(room).match.members.find((member) => member.name === name);
}

/** The line breaks: no close is said, and none is heard. */
async function breakLine(room: ClientRoom, name: string): Promise<void> {
  (hostOf(room).clients.get(room.sessionId)!.ref as unknown as WebSocket).terminate();
  await until(() => memberOf(room, name)?.connected === false, "the drop");
}

const comeBack = async (room: ClientRoom) => settle(await sdk(server).reconnect<MatchState>(room.reconnectionToken));

describe.concurrent("who closes his tab", () => {
  it("and opens the link again has his seat and his name, not a second body", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob of the link");
    await until(() => memberOf(ada, "Bob of the link") !== undefined, "Bob");
    const { id, team } = memberOf(ada, "Bob of the link")!;
    await breakLine(bob, "Bob of the link");
    const again = await joinFriends(server, ada.roomId, "Bob of the link");
    await until(() => memberOf(ada, "Bob of the link")?.connected === true, "Bob's return");
    expect(memberOf(ada, "Bob of the link")).toMatchObject({ id, team });
    expect(hostOf(ada).match.members.filter((member) => !member.bot)).toHaveLength(2);
    await ticks(ada, 10);
    expect(memberOf(ada, "Bob of the link")?.connected).toBe(true);
    // The line that broke has nothing to come back to.
    expect(await reason(comeBack(bob))).toBe("lost");
    await Promise.all([ada.leave(true), again.leave(true)]);
  });

  it("keeps the seat of his other window", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob of two windows");
    await until(() => memberOf(ada, "Bob of two windows") !== undefined, "Bob");
    const second = await joinFriends(server, ada.roomId, "Bob of two windows");
    await until(() => hostOf(ada).match.members.filter((each) => !each.bot).length === 3, "the second window");
    expect(bob.connection.isOpen).toBe(true);
    await Promise.all([ada.leave(true), bob.leave(true), second.leave(true)]);
  });
});

describe.concurrent("who is away meanwhile", () => {
  it("can be sent away, and has no seat to come back to", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Away Bob");
    await until(() => memberOf(ada, "Away Bob") !== undefined, "Bob");
    await breakLine(bob, "Away Bob");
    ada.send("kick", { id: memberOf(ada, "Away Bob")!.id, ban: false, reason: "" });
    await until(() => memberOf(ada, "Away Bob") === undefined, "the end of his seat");
    expect(await reason(comeBack(bob))).toBe("lost");
    const again = await joinFriends(server, ada.roomId, "Away Bob");
    await Promise.all([ada.leave(true), again.leave(true)]);
  });

  it("can be banned, and comes in neither by his seat nor by the door", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Banned away");
    await until(() => memberOf(ada, "Banned away") !== undefined, "Bob");
    await breakLine(bob, "Banned away");
    ada.send("kick", { id: memberOf(ada, "Banned away")!.id, ban: true, reason: "" });
    await until(() => memberOf(ada, "Banned away") === undefined, "the end of his seat");
    expect(await reason(comeBack(bob))).toBe("lost");
    expect(await reason(joinFriends(server, ada.roomId, "Banned away"))).toBe("banned");
    await ada.leave(true);
  });

  it("is banned with the seat that his other window has", async () => {
    const ada = await createFriends(server, "Ada");
    const [one, two] = [await joinFriends(server, ada.roomId, "Two"), await joinFriends(server, ada.roomId, "Two")];
    const windows = () => hostOf(ada).match.members.filter(({ name }) => name.startsWith("Two"));
    await until(() => windows().length === 2, "both windows");
    await breakLine(two, windows().find(({ name }) => name !== "Two")!.name);
    ada.send("kick", { id: memberOf(ada, "Two")!.id, ban: true, reason: "" });
    await until(() => windows().length === 0 && !one.connection.isOpen, "the end of both");
    expect(await reason(comeBack(two))).toBe("lost");
    await ada.leave(true);
  });

  it("needs no password that was set meanwhile, and keeps his place in a room that is full", async () => {
    const ada = await createFriends(server, "Ada", { teamSize: 1, spectatorsMax: 0 });
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberOf(ada, "Bob") !== undefined, "Bob");
    await breakLine(bob, "Bob");
    ada.send("settings", { password: "new" });
    await until(() => hostOf(ada).match.settings.password === "new", "the lock");
    expect(await reason(joinFriends(server, ada.roomId, "Cyd", { password: "new" }))).toBe("full");
    const back = await comeBack(bob);
    await until(() => memberOf(ada, "Bob")?.connected === true, "the return");
    await Promise.all([ada.leave(true), back.leave(true)]);
  });

  it("finds the room without its admin's right for him when it was taken, and as it is", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberOf(ada, "Bob") !== undefined, "Bob");
    ada.send("admin", { id: memberOf(ada, "Bob")!.id, admin: true });
    await until(() => memberOf(ada, "Bob")!.admin, "the right");
    await breakLine(ada, "Ada");
    bob.send("settings", { adminless: true });
    await until(() => hostOf(bob).match.settings.adminless, "the change");
    const back = await comeBack(ada);
    await ticks(back, 5);
    expect(hostOf(back).match.members.filter(({ admin }) => admin)).toEqual([]);
    await Promise.all([bob.leave(true), back.leave(true)]);
  });
});

describe.concurrent("a page that is reloaded", () => {
  it("within one round trip finds its seat, twice over", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    const first = comeBack(bob);
    bob.connection.close();
    const back = await first;
    const again = await comeBack(back);
    await until(() => memberOf(ada, "Bob")?.connected === true, "the return");
    expect(
      hostOf(ada)
        .match.members.map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Ada", "Bob"]);
    expect(hostOf(ada).clients).toHaveLength(2);
    await Promise.all([ada.leave(true), again.leave(true)]);
  });
});

describe.concurrent("a line that breaks all the time", () => {
  it("loses its seat in the end, so that nobody comes back sixty times a second", async () => {
    const ada = await createFriends(server, "Ada");
    let bob = await joinFriends(server, ada.roomId, "Flighty Bob");
    await until(() => memberOf(ada, "Flighty Bob") !== undefined, "Bob");
    let returns = 0;
    for (; returns < 40; returns++) {
      (hostOf(ada).clients.get(bob.sessionId)!.ref as unknown as WebSocket).terminate();
      await until(() => memberOf(ada, "Flighty Bob")?.connected !== true, "the drop");
      if (memberOf(ada, "Flighty Bob") === undefined) break;
      bob = await comeBack(bob);
      await until(() => memberOf(ada, "Flighty Bob")?.connected === true, "the return");
    }
    expect(returns).toBeGreaterThanOrEqual(20);
    expect(returns).toBeLessThan(40);
    expect(await reason(comeBack(bob))).toBe("lost");
    await ada.leave(true);
  });
});

describe.concurrent("a room that is gone", () => {
  it("leaves no ban to the room that gets its code", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Once banned");
    await until(() => memberOf(ada, "Once banned") !== undefined, "Bob");
    ada.send("kick", { id: memberOf(ada, "Once banned")!.id, ban: true, reason: "" });
    await until(() => !bob.connection.isOpen, "the ban");
    const now = server.ports.date();
    expect(server.ports.bans.list(ada.roomId, now)).toHaveLength(1);
    await hostOf(ada).disconnect();
    await until(() => hostOf(ada) === undefined, "the end of the room");
    expect(server.ports.bans.list(ada.roomId, now)).toEqual([]);
  });
});
