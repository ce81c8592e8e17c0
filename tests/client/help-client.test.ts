/** The help chat of the page: transports, own messages, and reconnections. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HelpClient } from "#client/net/help/help-client.ts";
import type { HelpEvents, HelpTransport } from "#client/net/help/transport.ts";
import { unreadHelp } from "#client/session/help.ts";
import { createSession, type Session } from "#client/session/session.ts";
import type { HelpMessage, HelpSnapshot } from "#protocol/help.ts";

let session: Session;
let client: HelpClient;
let opened: { readonly kind: "socket" | "polling"; readonly events: HelpEvents; closed: boolean }[];
let sent: unknown[];
let ids: number;

const message = (id: string, more: Partial<HelpMessage> = {}): HelpMessage => ({
  ...{ id, at: 1000, from: "staff", text: `text of ${id}`, about: "" },
  ...more,
});

const snapshot = (more: Partial<HelpSnapshot> = {}): HelpSnapshot => ({
  ...{ messages: [], onDuty: false, typing: false, readAt: 0 },
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers();
  session = createSession();
  [opened, sent, ids] = [[], [], 0];
  const open =
    (kind: "socket" | "polling") =>
    (_nickname: string, events: HelpEvents): HelpTransport => {
      const entry = { kind, events, closed: false };
      opened.push(entry);
      return { send: (name, content) => void sent.push([name, content]), close: () => (entry.closed = true) };
    };
  client = new HelpClient(session, {
    ...{ openSocket: open("socket"), openPolling: open("polling") },
    ...{ now: () => 5000, random: () => 0.5, newId: () => `id${++ids}` },
  });
});
afterEach(() => void vi.useRealTimers());

const lines = () => session.help.value.lines.map(({ id, state }) => `${id} ${state}`);
const current = () => opened.at(-1)!;

describe("the help chat", () => {
  it("connects when it is followed, and disconnects", () => {
    client.follow(true, "Ann");
    client.follow(true, "Ann");
    expect(opened).toHaveLength(1);
    expect(session.help.value.connection).toBe("connecting");
    current().events.onSnapshot(snapshot({ onDuty: true, messages: [message("a")] }));
    expect(session.help.value).toMatchObject({ connection: "live", transport: "socket", onDuty: true });
    client.follow(false, "");
    expect(current().closed).toBe(true);
    expect(session.help.value).toMatchObject({ connection: "off", lines: [{ id: "a" }] });
  });

  it("shows own messages at once, and as the server stored them", () => {
    client.follow(true, "Ann");
    current().events.onSnapshot(snapshot());
    client.say("hello");
    expect(lines()).toEqual(["id1 sending"]);
    expect(sent).toEqual([["say", { id: "id1", text: "hello" }]]);
    current().events.onMessage(message("id1", { from: "player", text: "h***o" }));
    expect(session.help.value.lines).toMatchObject([{ id: "id1", state: "sent", text: "h***o" }]);
  });

  it("sends refused messages again on request", () => {
    client.follow(true, "Ann");
    current().events.onSnapshot(snapshot());
    client.say("hello");
    current().events.onRefused("id1");
    expect(lines()).toEqual(["id1 failed"]);
    client.retry("id1");
    client.retry("id1");
    expect(lines()).toEqual(["id1 sending"]);
    expect(sent).toHaveLength(2);
  });

  it("sends unconfirmed messages again after a reconnection, once", () => {
    client.follow(true, "Ann");
    client.say("written while connecting");
    expect(sent).toEqual([]);
    current().events.onSnapshot(snapshot());
    expect(sent).toEqual([["say", { id: "id1", text: "written while connecting" }]]);
    client.say("stored, but not confirmed");
    current().events.onEnd(false);
    expect(session.help.value.connection).toBe("lost");
    vi.advanceTimersByTime(1000);
    expect(opened).toHaveLength(2);
    current().events.onSnapshot(snapshot({ messages: [message("id2", { from: "player" })] }));
    expect(sent.slice(2)).toEqual([["say", { id: "id1", text: "written while connecting" }]]);
    expect(lines()).toEqual(["id2 sent", "id1 sending"]);
    // Further snapshots of polling send nothing again.
    current().events.onSnapshot(snapshot({ messages: [message("id2", { from: "player" })] }));
    expect(sent).toHaveLength(3);
  });

  it("polls at once where sockets are blocked, and tries sockets again when that fails", () => {
    client.follow(true, "Ann");
    current().events.onEnd(true);
    vi.advanceTimersByTime(0);
    expect(current().kind).toBe("polling");
    current().events.onSnapshot(snapshot());
    expect(session.help.value.transport).toBe("polling");
    current().events.onEnd(false);
    vi.advanceTimersByTime(2000);
    expect(current().kind).toBe("socket");
  });

  it("waits longer after each failure, up to half a minute", () => {
    client.follow(true, "Ann");
    for (const pauseMs of [2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const before = opened.length;
      current().events.onEnd(false);
      vi.advanceTimersByTime(pauseMs - 1);
      expect(opened).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(opened).toHaveLength(before + 1);
    }
    current().events.onEnd(false);
    client.follow(false, "");
    vi.advanceTimersByTime(100_000);
    expect(opened).toHaveLength(7);
  });

  it("counts unread answers, and marks them as read", () => {
    client.follow(true, "Ann");
    current().events.onSnapshot(snapshot({ messages: [message("a"), message("b", { at: 2000 })], readAt: 1000 }));
    expect(unreadHelp(session.help.value)).toBe(1);
    client.markRead();
    client.markRead();
    expect(unreadHelp(session.help.value)).toBe(0);
    expect(sent).toEqual([["read", { at: 2000 }]]);
    current().events.onTyping(true);
    expect(session.help.value.typing).toBe(true);
    current().events.onMessage(message("c", { at: 3000 }));
    expect(session.help.value.typing).toBe(false);
    expect(unreadHelp(session.help.value)).toBe(1);
    // Read in another tab.
    current().events.onRead(3000);
    expect(unreadHelp(session.help.value)).toBe(0);
  });
});
