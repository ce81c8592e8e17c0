/** Changes in a room while a player is disconnected, and their effect on the reconnection. */
import type { WebSocket } from "ws";
import { describe, expect, it } from "vitest";
import type { MatchState } from "#protocol/state.ts";
import {
  createFriends,
  hostOf,
  joinFailure,
  joinFriends,
  sdk,
  settle,
  ticks,
  until,
  type ClientRoom,
  useLiveServer,
} from "../support/live-server.ts";

const server = useLiveServer();

function memberOf(room: { readonly roomId: string }, name: string) {
  return hostOf(room).match.members.find((member) => member.name === name);
}

/** Terminates the socket without a closing handshake. */
async function dropConnection(room: ClientRoom, name: string): Promise<void> {
  (hostOf(room).clients.get(room.sessionId)!.ref as unknown as WebSocket).terminate();
  await until(() => memberOf(room, name)?.connected === false, "the drop");
}

const reconnect = async (room: ClientRoom) => settle(await sdk(server).reconnect<MatchState>(room.reconnectionToken));

describe.concurrent("a new tab", () => {
  it("takes over the seat and the name of a disconnected one with the same key", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob in a new tab");
    await until(() => memberOf(ada, "Bob in a new tab") !== undefined, "Bob");
    const { id, team } = memberOf(ada, "Bob in a new tab")!;
    await dropConnection(bob, "Bob in a new tab");
    const again = await joinFriends(server, ada.roomId, "Bob in a new tab");
    await until(() => memberOf(ada, "Bob in a new tab")?.connected === true, "Bob's return");
    expect(memberOf(ada, "Bob in a new tab")).toMatchObject({ id, team });
    expect(hostOf(ada).match.members.filter((member) => !member.bot)).toHaveLength(2);
    await ticks(ada, 10);
    expect(memberOf(ada, "Bob in a new tab")?.connected).toBe(true);
    // The old connection cannot be resumed.
    expect(await joinFailure(reconnect(bob))).toBe("lost");
    await Promise.all([ada.leave(true), again.leave(true)]);
  });

  it("leaves the seat of a connected one with the same key", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob in two tabs");
    await until(() => memberOf(ada, "Bob in two tabs") !== undefined, "Bob");
    const second = await joinFriends(server, ada.roomId, "Bob in two tabs");
    await until(() => hostOf(ada).match.members.filter((each) => !each.bot).length === 3, "the second tab");
    expect(bob.connection.isOpen).toBe(true);
    await Promise.all([ada.leave(true), bob.leave(true), second.leave(true)]);
  });
});

describe.concurrent("a disconnected player", () => {
  it("can be kicked, and cannot reconnect afterwards", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Away Bob");
    await until(() => memberOf(ada, "Away Bob") !== undefined, "Bob");
    await dropConnection(bob, "Away Bob");
    ada.send("kick", { id: memberOf(ada, "Away Bob")!.id, ban: false, reason: "" });
    await until(() => memberOf(ada, "Away Bob") === undefined, "the end of the seat");
    expect(await joinFailure(reconnect(bob))).toBe("lost");
    const again = await joinFriends(server, ada.roomId, "Away Bob");
    await Promise.all([ada.leave(true), again.leave(true)]);
  });

  it("can be banned, and can neither reconnect nor join afterwards", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Banned away");
    await until(() => memberOf(ada, "Banned away") !== undefined, "Bob");
    await dropConnection(bob, "Banned away");
    ada.send("kick", { id: memberOf(ada, "Banned away")!.id, ban: true, reason: "" });
    await until(() => memberOf(ada, "Banned away") === undefined, "the end of the seat");
    expect(await joinFailure(reconnect(bob))).toBe("lost");
    expect(await joinFailure(joinFriends(server, ada.roomId, "Banned away"))).toBe("banned");
    await ada.leave(true);
  });

  it("is banned together with another tab's seat", async () => {
    const ada = await createFriends(server, "Ada");
    const [one, two] = [await joinFriends(server, ada.roomId, "Two"), await joinFriends(server, ada.roomId, "Two")];
    const tabs = () => hostOf(ada).match.members.filter(({ name }) => name.startsWith("Two"));
    await until(() => tabs().length === 2, "both tabs");
    await dropConnection(two, tabs().find(({ name }) => name !== "Two")!.name);
    ada.send("kick", { id: memberOf(ada, "Two")!.id, ban: true, reason: "" });
    await until(() => tabs().length === 0 && !one.connection.isOpen, "the end of both");
    expect(await joinFailure(reconnect(two))).toBe("lost");
    await ada.leave(true);
  });

  it("reconnects to a full room without a password set meanwhile", async () => {
    const ada = await createFriends(server, "Ada", { teamSize: 1, spectatorsMax: 0 });
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberOf(ada, "Bob") !== undefined, "Bob");
    memberOf(ada, "Bob")!.hasPlayed = true;
    await dropConnection(bob, "Bob");
    ada.send("settings", { password: "new" });
    await until(() => hostOf(ada).match.settings.password === "new", "the lock");
    expect(await joinFailure(joinFriends(server, ada.roomId, "Cyd", { password: "new" }))).toBe("full");
    const back = await reconnect(bob);
    await until(() => memberOf(ada, "Bob")?.connected === true, "the return");
    await Promise.all([ada.leave(true), back.leave(true)]);
  });

  it("reconnects without an admin right that was withdrawn meanwhile", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberOf(ada, "Bob") !== undefined, "Bob");
    ada.send("admin", { id: memberOf(ada, "Bob")!.id, admin: true });
    await until(() => memberOf(ada, "Bob")!.admin, "the right");
    await dropConnection(ada, "Ada");
    bob.send("settings", { adminless: true });
    await until(() => hostOf(bob).match.settings.adminless, "the change");
    const back = await reconnect(ada);
    await ticks(back, 5);
    expect(hostOf(back).match.members.filter(({ admin }) => admin)).toEqual([]);
    await Promise.all([bob.leave(true), back.leave(true)]);
  });
});

describe.concurrent("a page that is reloaded", () => {
  it("within one round trip keeps its seat, twice in a row", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    const first = reconnect(bob);
    bob.connection.close();
    const back = await first;
    const again = await reconnect(back);
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

describe.concurrent("a connection that drops again and again", () => {
  it("loses its seat after a number of reconnections", async () => {
    const ada = await createFriends(server, "Ada");
    let bob = await joinFriends(server, ada.roomId, "Flighty Bob");
    await until(() => memberOf(ada, "Flighty Bob") !== undefined, "Bob");
    let returns = 0;
    for (; returns < 40; returns++) {
      (hostOf(ada).clients.get(bob.sessionId)!.ref as unknown as WebSocket).terminate();
      await until(() => memberOf(ada, "Flighty Bob")?.connected !== true, "the drop");
      if (memberOf(ada, "Flighty Bob") === undefined) break;
      bob = await reconnect(bob);
      await until(() => memberOf(ada, "Flighty Bob")?.connected === true, "the return");
    }
    expect(returns).toBeGreaterThanOrEqual(20);
    expect(returns).toBeLessThan(40);
    expect(await joinFailure(reconnect(bob))).toBe("lost");
    await ada.leave(true);
  });
});

describe.concurrent("a closed room", () => {
  it("leaves no bans to the next room with its code", async () => {
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
