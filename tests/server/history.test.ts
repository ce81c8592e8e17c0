/** The lines that a new client receives. */
import type { Client, Room } from "@colyseus/core";
import { describe, expect, it } from "vitest";
import type { Notice } from "#protocol/notice.ts";
import { Broadcaster } from "#server/room/broadcast.ts";
import { createClientSession } from "#server/room/client-session.ts";
import { announce } from "#match/notices.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";

const ports = { date: () => 0, censor: (text: string) => text.replaceAll("rude", "****") };

function historyAfter(...notices: readonly Notice[]): readonly Notice[] {
  const sent: unknown[] = [];
  const room = { broadcast: (_kind: string, notice: unknown) => void sent.push(notice), clients: [] };
  const broadcaster = new Broadcaster(room as unknown as Room, new Map(), ports);
  for (const notice of notices) {
    const match = quietMatch();
    announce(match, notice);
    broadcaster.send(match);
  }
  expect(sent).toHaveLength(notices.length);
  return broadcaster.history.map(({ notice }) => notice);
}

const line = (text: string): Notice => ({ kind: "chat", from: 1, name: "Ada", team: 0, text, scope: "room" });

describe("the history of a room", () => {
  it("has the last fifty lines", () => {
    const lines = Array.from({ length: 60 }, (_, n) => line(`line ${n}`));
    expect(historyAfter(...lines)).toEqual(lines.slice(10));
  });

  it("keeps the chat although clients come and go", () => {
    const visits = Array.from({ length: 100 }, (_, n): Notice[] => [
      { kind: "joined", id: n, name: "Eve" },
      { kind: "left", id: n, name: "Eve" },
    ]);
    expect(historyAfter(line("hello"), ...visits.flat())).toEqual([line("hello")]);
  });

  it("is censored when the room becomes listed: texts and names, in every kind of notice", () => {
    const room = { broadcast: () => undefined, clients: [] } as unknown as Room;
    const broadcaster = new Broadcaster(room, new Map(), ports);
    const match = quietMatch({}, { listed: false });
    const said: Notice[] = [
      line("rude words"),
      { kind: "kicked", name: "rude name", ban: true, reason: "rude reason", by: "rude admin" },
      { kind: "voteCalled", subject: "stadium", object: "rude map", by: "Ada" },
      { ...line("rude psst"), scope: "private", to: { id: 2, name: "rude receiver" } } as Notice,
    ];
    for (const notice of said) announce(match, notice);
    broadcaster.send(match);
    expect(broadcaster.history.map(({ notice }) => notice)).toEqual(said);
    match.notices.length = 0;
    match.settings.listed = true;
    announce(match, line("rude in the same tick"));
    broadcaster.send(match);
    expect(JSON.stringify(broadcaster.history)).not.toContain("rude");
    expect(broadcaster.history).toHaveLength(5);
    expect(broadcaster.history[1]!.notice).toEqual({
      kind: "kicked",
      name: "**** name",
      ban: true,
      reason: "**** reason",
      by: "**** admin",
    });
  });
});

describe("the camera that a script sets", () => {
  it("is sent to its member alone, and again over a new connection", () => {
    const match = quietMatch({}, { scripted: true });
    const ids = join(match, "Ada", "Bob");
    const sent: unknown[] = [];
    const clients = ids.map((id) => {
      const send = (kind: string, message: object) => kind === "camera" && sent.push([id, message]);
      return { sessionId: String(id), send } as unknown as Client;
    });
    const sessions = new Map(
      ids.map((id) => [String(id), createClientSession(id, { key: "", network: "" }, 0)] as const),
    );
    const broadcaster = new Broadcaster({ clients, broadcast: () => undefined } as unknown as Room, sessions, ports);
    const [ada = 0, bob = 0] = ids;
    const camera = { follow: bob, zoom: 2 };
    applyCommands(match, { kind: "camera", id: ada, camera: null }, { kind: "camera", id: ada, camera });
    broadcaster.send(match);
    applyCommands(match);
    broadcaster.send(match);
    expect(sent).toEqual([[ada, { camera }]]);
    for (const [i, id] of ids.entries()) broadcaster.welcome(clients[i]!, id, match);
    expect(sent.slice(1)).toEqual([[ada, { camera }]]);
  });
});
