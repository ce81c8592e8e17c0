/** What the host of the server sees of a room and can do with it (support/hosted-room.ts). */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import type { MemberFigures, RoomFigures } from "#protocol/admin.ts";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import { SPECTATORS, STOPPED } from "#sim/world.ts";
import { closeClient } from "../colyseus/close-client.ts";
import type { HostRequest } from "../support/hosted-room.ts";
import type { Broadcaster } from "./broadcast.ts";
import type { ClientSessions } from "./client-session.ts";
import type { RoomKind } from "./room-ports.ts";

export type HostedParts = {
  readonly room: Room;
  readonly kind: RoomKind["kind"];
  readonly match: Match;
  readonly sessions: ClientSessions;
  readonly broadcaster: Broadcaster;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Id of the server process. */
  readonly process: string;
  /** Figures of the ticks; undefined while the room does not tick. */
  readonly load: () => { readonly gapP99: number; readonly cpu: number } | undefined;
};

export class HostAccess {
  readonly #parts: HostedParts;

  constructor(parts: HostedParts) {
    this.#parts = parts;
  }

  describe(): RoomFigures {
    const { room, kind, match, createdAt, process, load } = this.#parts;
    const { settings, members, stadiumName, world } = match;
    const humans = members.filter(({ bot }) => !bot);
    const players = humans.filter(({ team }) => team !== SPECTATORS).length;
    const { state, red, blue } = world.game;
    const figures = load();
    return {
      code: room.roomId,
      process,
      name: settings.name,
      kind,
      listed: settings.listed,
      players,
      bots: members.length - humans.length,
      spectators: humans.length - players,
      stadium: stadiumName,
      score: state === STOPPED ? null : { red, blue },
      awake: figures !== undefined,
      gapP99: figures?.gapP99 ?? 0,
      cpu: figures?.cpu ?? 0,
      createdAt,
    };
  }

  /** Closes the connections of a player and gives up its kept seats; the others receive a notice. */
  dismiss(key: string, code: number, reason: string): void {
    const { room, match, sessions, broadcaster } = this.#parts;
    for (const [sessionId, session] of [...sessions]) {
      if (session.request.key !== key) continue;
      const name = match.members.find(({ id }) => id === session.memberId)?.name ?? "";
      session.releaseSeat?.();
      const client = room.clients.getById(sessionId);
      if (client !== undefined) closeClient(room, client, code, reason);
      broadcaster.announce({ kind: "kicked", name, ban: false, reason: "", by: "" });
    }
  }

  /** Called over the framework's remote calls, so arguments and answers are plain data. */
  answer(request: HostRequest): unknown {
    const { room, sessions, broadcaster } = this.#parts;
    switch (request.kind) {
      case "members":
        return this.#members();
      case "network":
        return [...sessions.values()].find((session) => session.request.key === request.key)?.request.network ?? "";
      case "announce":
        broadcaster.announce({ kind: "announcement", text: request.text, to: request.to });
        return true;
      case "close":
        void room.disconnect(CLOSE_ROOM);
        return true;
    }
  }

  #members(): readonly MemberFigures[] {
    return this.#parts.match.members.map((member) => ({
      id: member.id,
      name: member.name,
      key: member.key,
      fingerprint: member.fingerprint,
      team: member.team,
      admin: member.admin,
      bot: member.bot,
      connected: member.connected,
      ping: member.ping,
    }));
  }
}
