/** What the page shows for every way in which a connection or a join ends. */
import { MatchMakeError, ServerError } from "@colyseus/sdk";
import { describe, expect, it } from "vitest";
import { exitReasonOf, joinFailureOf, SocketError } from "#client/net/room/exit-reason.ts";
import * as codes from "#protocol/close-code.ts";

describe("the end of a connection", () => {
  it.each([
    [4000, null],
    [4001, "stopped"],
    [codes.CLOSE_KICKED, "kicked"],
    [codes.CLOSE_BANNED, "banned"],
    [codes.CLOSE_CROWDED, "crowded"],
    [codes.CLOSE_OUTDATED, "outdated"],
    [codes.CLOSE_ROOM, "closed"],
    [codes.CLOSE_REPLACED, "replaced"],
    [codes.CLOSE_FAULT, "failed"],
    [codes.CLOSE_SLOW_READER, "lost"],
    [codes.CLOSE_FLOOD, "refused"],
  ])("with the code %i is shown as %s", (code, reason) => {
    expect(exitReasonOf(code)).toBe(reason);
  });

  it.each([1000, 1001, 1006, 1011, 1012, 1013, 3000, 4002, 4003, 4010, 4099, 4501, 4999])(
    "with the code %i never means that the room was closed",
    (code) => {
      expect(exitReasonOf(code)).toBe("lost");
    },
  );
});

describe("a failed join", () => {
  it.each([
    ["no WebSocket opens", new SocketError(), "blocked"],
    ["the server does not respond", new TypeError("Failed to fetch"), "unreachable"],
    ["the network fails in the SDK", new ServerError(undefined as unknown as number, "Failed to fetch"), "unreachable"],
    ["the seat has expired", new MatchMakeError("expired", 524), "lost"],
    ["the server stops during the handshake", new MatchMakeError("", 4001), "stopped"],
    ["the room fails during the handshake", new MatchMakeError("", codes.CLOSE_FAULT), "failed"],
    ["a proxy answers", new MatchMakeError("Bad gateway", 502), "unreachable"],
    ["the room is full", new MatchMakeError("", 409), "full"],
  ])("because %s", (_why, error, reason) => {
    expect(joinFailureOf(error)).toBe(reason);
  });
});
