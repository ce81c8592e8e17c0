/** Reports about players, and the help chat over both transports. */
import { describe, expect, it } from "vitest";
import { CLOSE_BAD_FRAME } from "#protocol/close-code.ts";
import type { HelpPoll, HelpSnapshot } from "#protocol/help.ts";
import { HELP } from "#protocol/proof-text.ts";
import type { DatedNotice } from "#protocol/notice.ts";
import type { Refusal } from "#room/refusal.ts";
import {
  type ClientRoom,
  createFriends,
  hostOf,
  joinFriends,
  joinOptionsFor,
  until,
  useLiveServer,
} from "../support/live-server.ts";
import { hbs } from "../support/hbs.ts";
import { openMapSession } from "../support/published-maps.ts";
import { keyOf } from "../support/client-key.ts";
import {
  type HelpPage,
  type HostPage,
  openHelp,
  openHostPage,
  WITH_TOKEN,
  useOpenedRooms,
} from "../support/host-page.ts";

const server = useLiveServer(undefined, { admin: { ...WITH_TOKEN.admin, pollMs: 400 } });

const opened = useOpenedRooms();
const hostPage = async (): Promise<HostPage> => {
  const page = await openHostPage(server);
  opened(page.room);
  return page;
};
const helpPage = async (nickname: string): Promise<HelpPage> => {
  const page = await openHelp(server, nickname);
  opened(page.room);
  return page;
};

let ids = 0;
const newId = () => `message-${++ids}`;

describe("a report", () => {
  const memberId = async (room: ClientRoom, name: string) => {
    const find = () => hostOf(room).match.members.find((member) => member.name === name);
    await until(() => find() !== undefined, `the member ${name}`);
    return find()!.id;
  };

  const report = async (room: ClientRoom, name: string, text = "called me names") =>
    room.send("report", { id: await memberId(room, name), reason: "insult", text });

  const refusals = (room: ClientRoom): Refusal[] => {
    const all: Refusal[] = [];
    room.onMessage("refused", ({ why }: { why: Refusal }) => all.push(why));
    return all;
  };

  it("reaches the admin page with chat and match, is answered, and the reporter receives the answer", async () => {
    const room = opened(await createFriends(server, "Ann"));
    const bad = opened(await joinFriends(server, room.roomId, "Rude"));
    const received: string[] = [];
    room.onMessage("notice", ({ notice }: DatedNotice) => {
      if (notice.kind === "chat") received.push(notice.text);
      if (notice.kind === "reported") received.push(`reported ${notice.name}`);
    });
    bad.send("chat", { text: "you play like a cow", to: "room" });
    bad.send("chat", { text: "only for you", to: await memberId(room, "Ann") });
    await until(() => received.length === 2, "the chat");
    const page = await hostPage();
    await until(() => hostOf(room).recordings.recorder.current?.hasGame === true, "the game");
    await report(room, "Rude");
    const filed = await page.next("report");
    expect(filed).toMatchObject({
      room: room.roomId,
      reporter: { name: "Ann", key: keyOf("Ann").publicKey },
      target: { name: "Rude", key: keyOf("Rude").publicKey },
      reason: "insult",
      text: "called me names",
      recording: expect.stringMatching(/^[\w-]{16}$/u),
      closedAt: null,
    });
    expect(filed.chat.map(({ text, scope }) => `${scope}: ${text}`)).toEqual([
      "room: you play like a cow",
      "private: only for you",
    ]);
    expect(filed.match.members.map(({ name }) => name)).toContain("Rude");
    expect(filed).not.toHaveProperty("targetNetwork");
    expect(await server.ports.store.recordings.find(filed.recording!)).toMatchObject({ code: filed.recording });
    await until(() => received.includes("reported Rude"), "the receipt");

    const help = await helpPage("Ann");
    expect(
      await page.ask("answerReport", { id: filed.id, answer: "Thanks, they are banned.", close: true }),
    ).toBeUndefined();
    const answer = await help.next("message");
    expect(answer).toMatchObject({ from: "staff", about: "Rude", text: "Thanks, they are banned." });
    expect((await page.next("report", ({ closedAt }) => closedAt !== null)).answer).toBe("Thanks, they are banned.");
    expect(await page.ask("answerReport", { id: "unknown", answer: "", close: true })).toBe("gone");
    // Also at the next visit, and for another admin page.
    const later = await helpPage("Ann");
    expect(later.last("help")!.messages.map(({ text }) => text)).toContain("Thanks, they are banned.");
    expect((await hostPage()).last("reports")!.find(({ id }) => id === filed.id)?.closedAt).toBeTypeOf("number");
  });

  it("about a published map reaches the admin page, which hides the map, and the answer names it", async () => {
    const session = await openMapSession(server, "Mia");
    const { code } = await session.publish(hbs({ name: "Insult" }));
    const page = await hostPage();
    const reporter = await openMapSession(server, "Nat");
    expect((await reporter.send("POST", `/${code}/report`, { reason: "name" })).status).toBe(204);
    const filed = await page.next("report", ({ map }) => map !== "");
    expect(filed).toMatchObject({ map: code, roomName: "Insult", target: { name: "Mia" }, reporter: { name: "Nat" } });
    expect(await page.ask("hideMap", { code })).toBeUndefined();
    expect(await server.ports.store.maps.find(code)).toBeUndefined();
    expect(await page.ask("showMap", { code: "ZZZZZZ" })).toBe("gone");
    const help = await helpPage("Nat");
    expect(await page.ask("answerReport", { id: filed.id, answer: "It is hidden.", close: true })).toBeUndefined();
    expect(await help.next("message")).toMatchObject({ about: "Insult", text: "It is hidden." });
  });

  it("contains no private line of others", async () => {
    const room = opened(await createFriends(server, "Ann"));
    const [ben, cas] = [
      opened(await joinFriends(server, room.roomId, "Ben")),
      opened(await joinFriends(server, room.roomId, "Cas")),
    ];
    ben.send("chat", { text: "secret plan", to: await memberId(room, "Cas") });
    const seen: string[] = [];
    cas.onMessage("notice", ({ notice }: DatedNotice) => notice.kind === "chat" && seen.push(notice.text));
    await until(() => seen.length === 1, "the private line");
    const page = await hostPage();
    await report(room, "Ben");
    expect((await page.next("report", ({ target }) => target.name === "Ben")).chat).toEqual([]);
  });

  it("is refused for oneself and for members that are gone", async () => {
    const room = opened(await createFriends(server, "Dan"));
    const why = refusals(room);
    await report(room, "Dan");
    room.send("report", { id: 999, reason: "spam", text: "" });
    await until(() => why.length === 2, "the refusals");
    expect(why).toEqual(["notThis", "gone"]);
  });

  it("is refused when a member reports too often, and not before", async () => {
    const room = opened(await createFriends(server, "Eva"));
    opened(await joinFriends(server, room.roomId, "Fay"));
    const why = refusals(room);
    let receipts = 0;
    room.onMessage("notice", ({ notice }: DatedNotice) => notice.kind === "reported" && receipts++);
    for (let i = 0; i < 3; i++) await report(room, "Fay");
    await until(() => receipts === 2 && why.length === 1, "two receipts and a refusal");
    expect(why).toEqual(["rate"]);
  });
});

describe("the help chat", () => {
  it("goes both ways, with typing signs, read marks and the history after a reload", async () => {
    const page = await hostPage();
    page.send("duty", { on: true });
    await page.next("duty", ({ count }) => count === 1);
    const help = await helpPage("Gil");
    expect(help.last("help")).toMatchObject({ messages: [], onDuty: true, typing: false });

    const key = keyOf("Gil").publicKey;
    help.send("typing", { typing: true });
    expect(await page.next("typing")).toEqual({ key, typing: true });
    help.send("say", { id: newId(), text: "  my   map is broken " });
    const { message } = await page.next("message");
    expect(message).toMatchObject({ from: "player", text: "my map is broken", about: "" });
    const listed = await page.next("conversations", (all) => all.some((each) => each.key === key && each.unread === 1));
    expect(listed[0]).toMatchObject({ name: "Gil", open: true, lastText: "my map is broken" });
    page.send("read", { key, at: message.at });
    await page.next("conversations", (all) => all.some((each) => each.key === key && each.unread === 0));

    page.send("typing", { key, typing: true });
    expect(await help.next("typing")).toEqual({ typing: true });
    expect(await page.ask("say", { key, id: newId(), text: "Which one?" })).toBeUndefined();
    const answer = await help.next("message", ({ from }) => from === "staff");
    help.send("read", { at: answer.at });
    await help.next("read");

    const reloaded = await helpPage("Gil");
    expect(reloaded.last("help")).toMatchObject({ readAt: answer.at, onDuty: true });
    expect(reloaded.last("help")!.messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "player: my map is broken",
      "staff: Which one?",
    ]);
    page.send("openConversation", { key });
    expect((await page.next("conversation")).messages).toHaveLength(2);
    page.send("closeConversation", { key });
    await page.next("conversations", (all) => all.some((each) => each.key === key && !each.open));
    // Another message opens it again.
    help.send("say", { id: newId(), text: "the big one" });
    await page.next("conversations", (all) => all.some((each) => each.key === key && each.open));
  });

  it("shows whether a member of the staff is on duty", async () => {
    const help = await helpPage("Hal");
    expect(help.last("help")!.onDuty).toBe(false);
    const page = await hostPage();
    page.send("duty", { on: true });
    await help.next("duty", ({ onDuty }) => onDuty);
    await page.room.leave();
    await help.next("duty", ({ onDuty }) => !onDuty);
  });

  it("stores a repeated message once", async () => {
    const help = await helpPage("Ida");
    const id = newId();
    help.send("say", { id, text: "hello" });
    help.send("say", { id, text: "hello" });
    help.send("say", { id: newId(), text: "still there?" });
    await help.next("message", ({ text }) => text === "still there?");
    expect((await helpPage("Ida")).last("help")!.messages).toHaveLength(2);
  });

  it("refuses messages above the rate, on all connections of a player together", async () => {
    const [one, two] = [await helpPage("Jon"), await helpPage("Jon")];
    for (let i = 0; i < 3; i++) {
      one.send("say", { id: newId(), text: `one ${i}` });
      two.send("say", { id: newId(), text: `two ${i}` });
    }
    await until(() => one.all("refused").length + two.all("refused").length === 1, "one refusal");
    await until(() => one.all("message").length === 5, "five messages");
  });

  it("delivers nothing to other players, and closes connections that break the rules", async () => {
    const [kim, lou] = [await helpPage("Kim"), await helpPage("Lou")];
    kim.send("say", { id: newId(), text: "private" });
    await kim.next("message");
    expect(lou.all("message")).toEqual([]);
    const closed = new Promise<number>((resolve) => void lou.room.onLeave((code) => resolve(code)));
    lou.send("say", { id: newId(), text: " \u200b " });
    expect(await closed).toBe(CLOSE_BAD_FRAME);
  });

  it("accepts six connections of a player, and no seventh", async () => {
    for (let i = 0; i < 6; i++) await helpPage("Max");
    await expect(helpPage("Max")).rejects.toThrow();
  });
});

describe("the help chat over long polling", () => {
  const json = { "content-type": "application/json" };

  async function openSession(nickname: string): Promise<Record<string, string>> {
    const body = JSON.stringify(await joinOptionsFor(server, HELP, nickname));
    const response = await fetch(`${server.url}/api/help/session`, { method: "POST", headers: json, body });
    expect(response.status).toBe(200);
    return { authorization: `Bearer ${((await response.json()) as { token: string }).token}` };
  }

  const post = (headers: Record<string, string>, body: unknown) =>
    fetch(`${server.url}/api/help`, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });

  async function poll(headers: Record<string, string>, since?: string): Promise<HelpPoll> {
    const response = await fetch(`${server.url}/api/help${since === undefined ? "" : `?since=${since}`}`, { headers });
    expect(response.status).toBe(200);
    return (await response.json()) as HelpPoll;
  }

  const texts = ({ messages }: HelpSnapshot) => messages.map(({ text }) => text);

  it("answers at once, then when something changes", async () => {
    const session = await openSession("Ned");
    const empty = await poll(session);
    expect(empty.help).toMatchObject({ messages: [], onDuty: false });
    const waiting = poll(session, empty.rev);
    expect((await post(session, { kind: "say", id: newId(), text: "no socket here" })).status).toBe(204);
    const changed = await waiting;
    expect(texts(changed.help)).toEqual(["no socket here"]);

    const page = await hostPage();
    const next = poll(session, changed.rev);
    const key = keyOf("Ned").publicKey;
    await page.ask("say", { key, id: newId(), text: "It works" });
    expect(texts((await next).help)).toContain("It works");
    // The socket has the same conversation.
    expect(texts((await helpPage("Ned")).last("help")!)).toEqual(["no socket here", "It works"]);
  });

  it("answers after the longest wait when nothing has changed", async () => {
    const session = await openSession("Ole");
    const { rev } = await poll(session);
    expect((await poll(session, rev)).rev).toBe(rev);
  });

  it("refuses what is no session, no message, and too many", async () => {
    expect((await post({}, { kind: "say", id: newId(), text: "x" })).status).toBe(401);
    expect((await post({ authorization: "Bearer a.b" }, {})).status).toBe(401);
    const session = await openSession("Pia");
    for (const body of [
      {},
      { kind: "shout" },
      { kind: "say", id: newId(), text: "" },
      { kind: "say", text: "x" },
      [],
    ]) {
      expect((await post(session, body)).status).toBe(400);
    }
    const say = () => post(session, { kind: "say", id: newId(), text: "help!" });
    for (let i = 0; i < 5; i++) expect((await say()).status).toBe(204);
    expect((await say()).status).toBe(429);
    expect((await fetch(`${server.url}/api/help?since=..`, { headers: session })).status).toBe(400);
  });

  it("refuses a proof that was used, or made for something else", async () => {
    const options = await joinOptionsFor(server, HELP, "Quy");
    const open = (body: unknown) =>
      fetch(`${server.url}/api/help/session`, { method: "POST", headers: json, body: JSON.stringify(body) });
    expect((await open(options)).status).toBe(200);
    expect((await open(options)).status).toBe(412);
    expect((await open(await joinOptionsFor(server, "quick", "Quy"))).status).toBe(412);
    expect((await open({})).status).toBe(400);
  });
});
