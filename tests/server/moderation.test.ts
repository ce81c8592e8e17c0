/** Bans and mutes over real connections: the list for admins, lifting, and a mute that outlasts the connection. */
import { describe, expect, it } from "vitest";
import { BANS_PER_PAGE, type BanPage } from "#protocol/bans.ts";
import { CLOSE_BANNED, refusalStatus } from "#protocol/close-code.ts";
import { pageOfBans } from "#server/room/ban-page.ts";
import {
  type ClientRoom,
  createFriends,
  hostOf,
  joinFriends,
  joinOptionsFor,
  matchmake,
  until,
  useLiveServer,
} from "../support/live-server.ts";
import { keyOf } from "../support/client-key.ts";

const server = useLiveServer();

const memberIdOf = (room: ClientRoom, name: string) =>
  hostOf(room).match.members.find((each) => each.name === name)?.id;

/** Sends a message and waits for the answer of this kind. */
async function answerTo<T>(room: ClientRoom, kind: string, message: unknown, answer: string): Promise<T> {
  const received: T[] = [];
  const stop = room.onMessage(answer, (content: T) => void received.push(content));
  room.send(kind, message);
  await until(() => received.length > 0, answer);
  stop();
  return received[0]!;
}

describe("the bans of a room", () => {
  it("are listed for admins without keys, and lifted one by one", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none" });
    await joinFriends(server, ada.roomId, "Eve");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => memberIdOf(ada, "Eve") !== undefined, "Eve");
    ada.send("kick", { id: memberIdOf(ada, "Eve")!, ban: true, reason: "spam" });
    await until(() => memberIdOf(ada, "Eve") === undefined, "the ban");
    const join = async () =>
      (await matchmake(server, `joinById/${ada.roomId}`, await joinOptionsFor(server, ada.roomId, "Eve"))).status;
    expect(await join()).toBe(refusalStatus(CLOSE_BANNED));
    const page = await answerTo<BanPage>(ada, "bans", { from: 0 }, "bans");
    expect(page).toMatchObject({ from: 0, total: 1, bans: [{ name: "Eve", reason: "spam", by: "Ada", until: null }] });
    expect(JSON.stringify(page)).not.toContain(keyOf("Eve").publicKey);
    const refused = { kind: "bans", why: "rights" };
    expect(await answerTo(bob, "bans", { from: 0 }, "refused")).toEqual(refused);
    const { id } = page.bans[0]!;
    expect(await answerTo(bob, "unban", { id }, "refused")).toEqual({ kind: "unban", why: "rights" });
    expect(await answerTo(ada, "unban", { id: "other" }, "refused")).toEqual({ kind: "unban", why: "gone" });
    ada.send("unban", { id });
    await until(() => server.ports.bans.list(ada.roomId, 0).length === 0, "the end of the ban");
    expect(await join()).toBe(200);
    await Promise.all([ada.leave(true), bob.leave(true)]);
  });

  it("are sent in parts", () => {
    const bans = Array.from({ length: BANS_PER_PAGE + 5 }, (_, n) => ({
      ...{ id: `${n}`, key: "k", network: "n", name: "Eve", reason: "", by: "", at: n },
      ...{ until: Infinity, networkUntil: 0 },
    }));
    const [first, second] = [pageOfBans(bans, 0), pageOfBans(bans, BANS_PER_PAGE)];
    expect([first.bans.length, second.bans.length, second.total]).toEqual([BANS_PER_PAGE, 5, BANS_PER_PAGE + 5]);
    expect(second.bans[0]).toEqual({ id: `${BANS_PER_PAGE}`, name: "Eve", reason: "", by: "", at: 50, until: null });
  });
});

describe("a mute", () => {
  it("shows every client how long it lasts, and holds after the player has left and returned", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none" });
    const eve = await joinFriends(server, ada.roomId, "Eve");
    await until(() => memberIdOf(ada, "Eve") !== undefined, "Eve");
    ada.send("mute", { id: memberIdOf(ada, "Eve")!, term: "tenMinutes" });
    const secondsOf = (room: ClientRoom) =>
      [...room.state.players.values()].find(({ name }) => name === "Eve")?.muteSeconds;
    await until(() => secondsOf(eve) === 600 && secondsOf(ada) === 600, "the mute");
    await until(() => secondsOf(eve) === 599, "the countdown");
    await eve.leave(true);
    const again = await joinFriends(server, ada.roomId, "Eve");
    await until(() => (secondsOf(again) ?? 0) > 590, "the mute after the return");
    expect(await answerTo(again, "chat", { text: "hello", to: "room" }, "refused")).toEqual({
      kind: "chat",
      why: "muted",
    });
    await Promise.all([ada.leave(true), again.leave(true)]);
  });
});
