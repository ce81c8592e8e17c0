/**
 * The members of the framework that server/colyseus patches or uses although they are private or undocumented. An update
 * that removes or renames one of them fails here, with the file that depends on it.
 */
import { ClientState, matchMaker, Protocol, Room, Server } from "@colyseus/core";
import { MatchMakeError } from "@colyseus/sdk";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import { createFriends, hostOf, joinOptionsFor, type LiveServer, startLiveServer } from "../support/live-server.ts";

describe("private members of the framework", () => {
  it.each([
    ["frame-guard.ts: Room._onMessage", Room.prototype, "_onMessage"],
    ["framework-timers.ts: Room.setTimestep", Room.prototype, "setTimestep"],
    ["close-client.ts: Room.kickClient", Room.prototype, "kickClient"],
    ["install-join-guard.ts: matchMaker.controller.invokeMethod", matchMaker.controller, "invokeMethod"],
    ["install-join-guard.ts: matchMaker.controller.getCorsHeaders", matchMaker.controller, "getCorsHeaders"],
    ["free-room-code.ts: matchMaker.getLocalRoomById", matchMaker, "getLocalRoomById"],
    ["shared-matchmaker.ts: matchMaker.getAllHandlers", matchMaker, "getAllHandlers"],
    ["app.ts: Server.removeRoomType", Server.prototype, "removeRoomType"],
    ["app.ts: WebSocketTransport.shutdown", WebSocketTransport.prototype, "shutdown"],
  ])("%s", (_, owner, name) => {
    expect((owner as Record<string, unknown>)[name]).toBeTypeOf("function");
  });

  it("install-join-guard.ts: matchMaker.controller.DEFAULT_CORS_HEADERS", () => {
    expect(matchMaker.controller.DEFAULT_CORS_HEADERS).toBeTypeOf("object");
  });

  it("shared-matchmaker.ts: the states of the matchmaker", () => {
    expect(matchMaker.MatchMakerState.READY).not.toBe(matchMaker.MatchMakerState.SHUTTING_DOWN);
  });

  it("frame-guard.ts: the opcodes of client frames", () => {
    const { JOIN_ROOM, LEAVE_ROOM, PING, ROOM_DATA, ROOM_INPUT_RELIABLE } = Protocol;
    const opcodes = [JOIN_ROOM, LEAVE_ROOM, PING, ROOM_DATA, ROOM_INPUT_RELIABLE];
    expect(new Set(opcodes).size).toBe(opcodes.length);
    for (const opcode of opcodes) expect(opcode & 0x1f).toBe(opcode);
  });
});

describe("instances of the framework", () => {
  let server: LiveServer;
  beforeEach(async () => {
    server = await startLiveServer();
  });
  afterEach(() => server.stop());

  it("have the members that are used", async () => {
    const room = hostOf(await createFriends(server, "Ada"));
    const [client] = room.clients;
    // close-client.ts, client-io.ts: the socket behind a client.
    const socket = client!.ref as unknown as { bufferedAmount: unknown; terminate: unknown };
    expect([typeof socket.bufferedAmount, typeof socket.terminate]).toEqual(["number", "function"]);
    // client-io.ts, lobby-room.ts: whether the client has answered the join.
    expect(Object.values(ClientState)).toContain(client!.state);
    // reserved-seats.ts: seats of clients that have not connected.
    expect((room as unknown as { _reservedSeats: unknown })._reservedSeats).toBeTypeOf("object");
    // framework-timers.ts: no patch interval runs beside the ticker.
    expect(room.patchRate).toBeNull();
    // The join guard does not allow the framework to create a room.
    const options = await joinOptionsFor(server, "quick", "Eve");
    const join = () =>
      matchMaker.controller.invokeMethod("joinOrCreate", "quick", options, { headers: new Headers() } as never);
    await expect(join()).rejects.toThrow("this server does not accept joins");
    // A page takes it for a server that is away, as it soon is, and tries again after a restart.
    const { code, message } = await join().catch((error: unknown) => error as { code: number; message: string });
    expect(joinFailureOf(new MatchMakeError(message, code))).toBe("unreachable");
  });
});
