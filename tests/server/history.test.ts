/** The lines that a new client receives. */
import type { Room } from "@colyseus/core";
import { describe, expect, it } from "vitest";
import type { Notice } from "#protocol/notice.ts";
import { Broadcaster } from "#server/room/broadcast.ts";
import { announce } from "#match/notices.ts";
import { quietMatch } from "../support/match-builder.ts";

function historyAfter(...notices: readonly Notice[]): readonly Notice[] {
  const sent: unknown[] = [];
  const room = { broadcast: (_kind: string, notice: unknown) => void sent.push(notice), clients: [] };
  const broadcaster = new Broadcaster(room as unknown as Room, new Map(), () => 0);
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
});
