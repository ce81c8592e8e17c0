/** Features of a room: password, options, chat, kicks and bans, queue, listing, ping, and persistence while empty. */
import type { Room } from "@colyseus/sdk";
import { describe, expect, it } from "vitest";
import { exitReasonOf } from "#client/net/room/exit-reason.ts";
import { CLOSE_BANNED, CLOSE_KICKED } from "#protocol/close-code.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { DatedNotice, Notice } from "#protocol/notice.ts";
import type { ToClient } from "#protocol/to-client.ts";
import { VIEWERS_MAX } from "#server/room/viewers.ts";
import { BLUE_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  createFriends,
  joinOptionsFor,
  hostOf,
  joinFailure,
  joinFriends,
  pause,
  sdk,
  tickOf,
  ticks,
  until,
  type ClientRoom,
  useLiveServer,
} from "../support/live-server.ts";

const server = useLiveServer();

/** Records the notices and refusals that a client receives. */
function recordNotices(room: ClientRoom) {
  const notices: Notice[] = [];
  const refused: string[] = [];
  room.onMessage("notice", ({ notice }: DatedNotice) => void notices.push(notice));
  room.onMessage("refused", ({ kind, why }: ToClient["refused"]) => void refused.push(`${kind}: ${why}`));
  return {
    notices,
    refused,
    chat: () => notices.filter((notice) => notice.kind === "chat").map(({ name, text }) => `${name}: ${text}`),
    kinds: () => notices.map(({ kind }) => kind),
  };
}

function idOf(room: ClientRoom, name: string): number {
  const found = hostOf(room).match.members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`no member is called ${name}`);
  return found.id;
}

const memberOf = (room: ClientRoom, name: string) => hostOf(room).match.members.find((each) => each.name === name);

const leaveAll = (...rooms: readonly Room[]) => Promise.all(rooms.map((room) => room.leave(true)));

describe.concurrent("a password", () => {
  it("is required, and never part of the shared state", async () => {
    const host = await createFriends(server, "Ada", { password: "open sesame" });
    expect(await joinFailure(joinFriends(server, host.roomId, "Bob"))).toBe("password");
    expect(await joinFailure(joinFriends(server, host.roomId, "Bob", { password: "Open sesame" }))).toBe("password");
    const bob = await joinFriends(server, host.roomId, "Bob", { password: "open sesame" });
    expect(bob.state.room.locked).toBe(true);
    expect(JSON.stringify(bob.state.toJSON())).not.toContain("sesame");
    await leaveAll(host, bob);
  });

  it("can be set and removed by the admin, and is not required of the owner", async () => {
    const host = await createFriends(server, "Owner of the lock");
    const bob = await joinFriends(server, host.roomId, "Bob");
    host.send("settings", { password: "new" });
    await until(() => bob.state.room.locked, "the lock");
    await host.leave(true);
    const again = await joinFriends(server, host.roomId, "Owner of the lock");
    expect(await joinFailure(joinFriends(server, host.roomId, "Cyd"))).toBe("password");
    again.send("settings", { password: "" });
    await until(() => !bob.state.room.locked, "the removed lock");
    const cyd = await joinFriends(server, host.roomId, "Cyd");
    await leaveAll(again, bob, cyd);
  });
});

describe.concurrent("room options", () => {
  it("set up the new room", async () => {
    const host = await createFriends(server, "Ada", {
      name: "Sunday league",
      teamSize: 2,
      spectatorsMax: 3,
      stadium: "Big",
      timeLimit: 7,
      scoreLimit: 0,
      bots: "full",
      listed: true,
    });
    await until(() => host.state.players.size === 4, "the bots");
    expect(host.state.stadium).toBe("Big");
    expect(host.state.room).toMatchObject({ name: "Sunday league", teamSize: 2, timeLimit: 7, scoreLimit: 0 });
    expect(hostOf(host).maxClients).toBe(7 + VIEWERS_MAX);
    await host.leave(true);
  });

  it("that are unknown get defaults, and a room without a name gets its owner's", async () => {
    const host = await createFriends(server, "Nameless", { stadium: "No such stadium" });
    expect([host.state.stadium, host.state.room.name]).toEqual(["Classic", "Nameless"]);
    await host.leave(true);
  });
});

describe.concurrent("chat", () => {
  it("to a team is sent to that team only", async () => {
    const ada = await createFriends(server, "Ada");
    const [bob, cyd] = [await joinFriends(server, ada.roomId, "Bob"), await joinFriends(server, ada.roomId, "Cyd")];
    await until(() => memberOf(ada, "Cyd") !== undefined, "Cyd");
    const [a, b, c] = [recordNotices(ada), recordNotices(bob), recordNotices(cyd)];
    expect(memberOf(ada, "Bob")?.team).toBe(BLUE_TEAM);
    ada.send("chat", { text: "go left", to: "team" });
    ada.send("chat", { text: "hello all", to: "room" });
    ada.send("chat", { text: "psst", to: idOf(ada, "Bob") });
    await until(() => b.chat().length === 2 && c.chat().length === 2 && a.chat().length === 3, "the messages");
    expect(b.chat()).toEqual(["Ada: hello all", "Ada: psst"]);
    expect(c.chat()).toEqual(["Ada: go left", "Ada: hello all"]);
    await leaveAll(ada, bob, cyd);
  });

  it("is sent to joining players as a history, without team messages", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    ada.send("chat", { text: "first", to: "room" });
    ada.send("chat", { text: "secret", to: "team" });
    ada.send("emote", { emote: 1 });
    await ticks(ada, 5);
    const cyd = await sdk(server).joinById(ada.roomId, await joinOptionsFor(server, ada.roomId, "Cyd"));
    const history = await new Promise<readonly DatedNotice[]>((resolve) => void cyd.onMessage("history", resolve));
    for (const kind of ["you", "pacing", "notice"]) cyd.onMessage(kind, () => undefined);
    expect(history.map(({ notice }) => notice.kind)).toEqual(["chat"]);
    expect(JSON.stringify(history)).not.toContain("secret");
    await leaveAll(ada, bob, cyd);
  });

  it("is cleaned of control characters, and filtered in listed rooms", async () => {
    const ada = await createFriends(server, "Ada", { listed: true });
    const a = recordNotices(ada);
    ada.send("chat", { text: "a\u202eb\u0000c\u200b  d\n", to: "room" });
    ada.send("chat", { text: "what the fuck", to: "room" });
    await until(() => a.chat().length === 2, "the messages");
    expect(a.chat()[0]).toBe("Ada: abc d");
    expect(a.chat()[1]).not.toContain("fuck");
    await ada.leave(true);
  });

  it("above the rate limit is refused", async () => {
    const ada = await createFriends(server, "Ada");
    const a = recordNotices(ada);
    for (let n = 0; n < 12; n++) ada.send("chat", { text: `spam ${n}`, to: "room" });
    await until(() => a.refused.length > 0, "the refusal");
    await ticks(ada, 10);
    expect(a.chat()).toHaveLength(5);
    expect(a.refused).toEqual(["chat: rate"]);
    expect(ada.connection.isOpen).toBe(true);
    await ada.leave(true);
  });
});

describe.concurrent("a room with a script", () => {
  it("shows lines that the script does not hide, and offers it lines with a slash before the page", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberOf(ada, "Bob") !== undefined, "Bob");
    const [a, b] = [recordNotices(ada), recordNotices(bob)];
    const asked: string[] = [];
    const answers: ToClient["slash"][] = [];
    bob.onMessage("slash", (answer: ToClient["slash"]) => void answers.push(answer));
    bob.send("slash", { text: "/afk" });
    await until(() => answers.length === 1, "the answer without a script");
    hostOf(ada).messageHandler.chat.gate = {
      async ask(id, text, scope) {
        asked.push(`${id === idOf(ada, "Bob") ? "Bob" : "Ada"} ${scope}: ${text}`);
        return !text.includes("secret") && text !== "/afk";
      },
    };
    bob.send("chat", { text: "the secret", to: "room" });
    bob.send("slash", { text: "/afk" });
    bob.send("slash", { text: "/avatar 7" });
    bob.send("chat", { text: "psst secret", to: idOf(ada, "Ada") });
    bob.send("chat", { text: "hello", to: "room" });
    await until(() => a.chat().length === 2 && answers.length === 3, "the lines");
    expect(a.chat()).toEqual(["Bob: psst secret", "Bob: hello"]);
    expect(asked).toEqual(["Bob room: the secret", "Bob room: /afk", "Bob room: /avatar 7", "Bob room: hello"]);
    expect(answers).toEqual([
      { text: "/afk", handled: false },
      { text: "/afk", handled: true },
      { text: "/avatar 7", handled: false },
    ]);
    ada.send("mute", { id: idOf(ada, "Bob"), term: "room" });
    await until(() => memberOf(ada, "Bob")!.muteSeconds > 0, "the mute");
    bob.send("chat", { text: "muted", to: "room" });
    bob.send("slash", { text: "/muted" });
    await until(() => answers.length === 4 && b.refused.length === 1, "the refusal");
    expect([asked.length, answers.at(-1), b.refused]).toEqual([4, { text: "/muted", handled: false }, ["chat: muted"]]);
    await leaveAll(ada, bob);
  });
});

describe.concurrent("a kick", () => {
  it("allows a new join; a ban does not", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Kicked Bob");
    await until(() => memberOf(ada, "Kicked Bob") !== undefined, "Bob");
    const code = closeOf(bob);
    ada.send("kick", { id: idOf(ada, "Kicked Bob"), ban: false, reason: "calm down" });
    expect(await code).toBe(CLOSE_KICKED);
    expect(memberOf(ada, "Kicked Bob")).toBeUndefined();
    const again = await joinFriends(server, ada.roomId, "Kicked Bob");
    await until(() => memberOf(ada, "Kicked Bob") !== undefined, "Bob again");
    const second = closeOf(again);
    ada.send("kick", { id: idOf(ada, "Kicked Bob"), ban: true, reason: "I said calm down" });
    expect(await second).toBe(CLOSE_BANNED);
    expect(exitReasonOf(await second)).toBe("banned");
    expect(await joinFailure(joinFriends(server, ada.roomId, "Kicked Bob"))).toBe("banned");
    ada.send("clearBans");
    await ticks(ada, 3);
    const third = await joinFriends(server, ada.roomId, "Kicked Bob");
    await leaveAll(ada, third);
  });

  it("with a reason longer than a close frame is shortened", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Long Bob");
    await until(() => memberOf(ada, "Long Bob") !== undefined, "Bob");
    const [code, words] = await new Promise<[number, (string | undefined)?]>((resolve) => {
      bob.onLeave((...close) => resolve(close));
      ada.send("kick", { id: idOf(ada, "Long Bob"), ban: false, reason: "ك⚽".repeat(50) });
    });
    expect(code).toBe(CLOSE_KICKED);
    // 123 bytes of characters with two and three bytes, without a partial character.
    expect(words).toBe(`${"ك⚽".repeat(24)}ك`);
    await ticks(ada, 10);
    expect(memberOf(ada, "Long Bob")).toBeUndefined();
    await ada.leave(true);
  });

  it("with a ban applies to new players of the same network, but not to earlier members", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Banned Bob");
    const earlier = await joinFriends(server, ada.roomId, "Earlier member");
    await earlier.leave(true);
    await until(() => memberOf(ada, "Banned Bob") !== undefined, "Bob");
    const code = closeOf(bob);
    ada.send("kick", { id: idOf(ada, "Banned Bob"), ban: true, reason: "" });
    await code;
    expect(await joinFailure(joinFriends(server, ada.roomId, "Bob in disguise"))).toBe("banned");
    const back = await joinFriends(server, ada.roomId, "Earlier member");
    await leaveAll(ada, back);
  });

  it("by a player without the right is refused", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    const b = recordNotices(bob);
    bob.send("kick", { id: idOf(ada, "Ada"), ban: true, reason: "coup" });
    await until(() => b.refused.length === 1, "the refusal");
    expect(b.refused).toEqual(["kick: rights"]);
    await leaveAll(ada, bob);
  });
});

describe.concurrent("a created room", () => {
  it("persists while empty, with its score and its owner's rights", async () => {
    const ada = await createFriends(server, "Ada of the long game");
    const host = hostOf(ada);
    host.match.queue.push({ kind: "start" });
    await ticks(ada, 5);
    host.match.world.game.red = 2;
    const { roomId } = ada;
    await ada.leave(true);
    await until(() => host.match.members.length === 0, "the empty room");
    const bob = await joinFriends(server, roomId, "Bob");
    expect(hostOf(bob)).toBe(host);
    expect(host.match.world.game.red).toBe(2);
    // While the owner is away, the room can be played in, but not changed.
    await until(() => memberOf(bob, "Bob") !== undefined, "Bob");
    const refused: unknown[] = [];
    bob.onMessage("refused", (message) => refused.push(message));
    bob.send("settings", { password: "mine" });
    bob.send("stop");
    await until(() => host.match.world.game.state < 0 && refused.length > 0, "the end of the game");
    expect(refused).toEqual([{ kind: "settings", why: "rights" }]);
    expect([memberOf(bob, "Bob")?.admin, host.match.settings.password]).toEqual([false, ""]);
    const back = await joinFriends(server, roomId, "Ada of the long game");
    await until(() => memberOf(bob, "Ada of the long game")?.admin === true, "the owner's admin right");
    await until(() => playerOf(back, "Ada of the long game")?.owner === true, "the owner");
    await leaveAll(bob, back);
  });

  it("makes no ticks while empty", async () => {
    const ada = await createFriends(server, "Ada");
    const host = hostOf(ada);
    // A room whose creator never answered is disposed of.
    await ticks(ada, 5);
    await ada.leave(true);
    await until(() => host.match.members.length === 0, "the empty room");
    const before = tickOf(ada);
    await pause(80);
    expect(tickOf(ada)).toBe(before);
  });
});

describe.concurrent("a full room", () => {
  it("admits spectators to the queue, and seats the first one when a seat is free", async () => {
    const ada = await createFriends(server, "Ada", { teamSize: 1, spectatorsMax: 2 });
    const bob = await joinFriends(server, ada.roomId, "Bob");
    const cyd = await joinFriends(server, ada.roomId, "Cyd");
    await until(() => playerOf(cyd, "Cyd")?.queuePosition === 1, "the queue position");
    const eve = await joinFriends(server, ada.roomId, "Eve", { watch: true });
    await until(() => playerOf(eve, "Eve")?.team === SPECTATORS, "the spectator");
    expect(playerOf(eve, "Eve")?.queuePosition).toBe(0);
    await bob.leave(true);
    await until(() => playerOf(cyd, "Cyd")?.team === BLUE_TEAM, "the seat");
    expect(await joinFailure(joinFriends(server, ada.roomId, "Fay"))).toBeUndefined();
    expect(await joinFailure(joinFriends(server, ada.roomId, "Gus"))).toBe("full");
    await leaveAll(ada, cyd, eve);
  });
});

describe.concurrent("the listing of a room", () => {
  it("contains players, bots, seats, the score and whether the clock runs", async () => {
    const ada = await createFriends(server, "Ada", { name: "Listed", listed: true, bots: "full", teamSize: 2 });
    await until(() => listingOf(ada)?.game?.running === true, "the running clock");
    expect(listingOf(ada)).toMatchObject({
      code: ada.roomId,
      name: "Listed",
      kind: "friends",
      players: 1,
      bots: 3,
      seats: 4,
      spectators: 0,
      stadium: "Classic",
      locked: false,
      game: { red: 0, blue: 0, over: false },
    });
    hostOf(ada).match.world.game.blue = 1;
    await until(() => listingOf(ada)?.game?.blue === 1, "the score");
    ada.send("pause", { paused: true });
    await until(() => listingOf(ada)?.game?.running === false, "the pause");
    await ada.leave(true);
    await until(() => listingOf(ada)?.players === 0, "the empty room");
  });

  it("contains neither keys nor the password", async () => {
    const ada = await createFriends(server, "Ada", { listed: true, password: "open sesame" });
    await until(() => listingOf(ada) !== undefined, "the listing");
    const text = JSON.stringify(listingOf(ada));
    expect(text).not.toContain("sesame");
    expect(text).not.toContain(hostOf(ada).match.ownerKey);
    await ada.leave(true);
  });
});

describe.concurrent("a player's ping", () => {
  it("is measured by the server and part of the shared state", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => (playerOf(bob, "Ada")?.ping ?? 0) > 0, "the measurement");
    expect(playerOf(bob, "Ada")!.ping).toBeLessThan(2000);
    await leaveAll(ada, bob);
  });
});

// Not concurrent: the rooms of the tests above are empty at times.
describe("the longest empty room", () => {
  it("is closed when there are too many rooms; a room with members never is", async () => {
    const ada = await createFriends(server, "Ada");
    const empty = await createFriends(server, "Eve");
    const host = hostOf(empty);
    // A room outlives its clients once a tick had a member.
    await ticks(empty, 2);
    await empty.leave(true);
    await until(() => host.match.members.length === 0, "the empty room");
    while (await server.ports.openRooms.closeLongestEmpty());
    expect(hostOf(empty)).toBeUndefined();
    expect(hostOf(ada)).toBeDefined();
    expect(await joinFailure(joinFriends(server, empty.roomId, "Bob"))).toBe("notFound");
    await ada.leave(true);
  });
});

function playerOf(room: ClientRoom, name: string) {
  return [...room.state.players.values()].find((player) => player.name === name);
}

function listingOf(room: ClientRoom): RoomListing | undefined {
  return hostOf(room)?.metadata as unknown as RoomListing | undefined;
}

function closeOf(room: Room): Promise<number> {
  return new Promise((resolve) => room.onLeave((code) => resolve(code)));
}
