/** Sends the referee's notices, refusals and results after each tick, and keeps the last ones for new clients. */
import type { Client, Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import type { DatedNotice, Notice, NoticeKind } from "#protocol/notice.ts";
import { isToServerKind } from "#protocol/to-server.ts";
import { censorNotice } from "./censor-notice.ts";
import { sendTo, type ClientSessions } from "./client-session.ts";
import type { MatchResults } from "./match-results.ts";
import { RecentChat } from "./recent-chat.ts";
import type { RoomPorts } from "./room-ports.ts";

const HISTORY_MAX = 50;

/**
 * Kinds that are not part of the history. Joins, leaves and goals are not, because they would displace the chat; the list of
 * members and the score show their result.
 */
const TRANSIENT: ReadonlySet<NoticeKind> = new Set(["emote", "sound", "joined", "left", "goal"]);

/** `date` in milliseconds since 1970; `censor` replaces offensive words. */
type BroadcastPorts = Pick<RoomPorts, "date" | "censor">;

/** `history` of the room before a restart of the server; `results` receives its finished games. */
type BroadcastParts = {
  readonly history?: readonly DatedNotice[] | undefined;
  readonly results?: MatchResults;
};

export class Broadcaster {
  readonly #room: Room;
  readonly #sessions: ClientSessions;
  readonly #ports: BroadcastPorts;
  readonly #results: MatchResults | undefined;
  readonly chat: RecentChat;
  #history: DatedNotice[] = [];
  /** Whether the room was listed after the last tick. */
  #listed = false;

  constructor(room: Room, sessions: ClientSessions, ports: BroadcastPorts, parts: BroadcastParts = {}) {
    this.#history = [...(parts.history ?? [])];
    this.#results = parts.results;
    this.#room = room;
    this.#sessions = sessions;
    this.#ports = ports;
    this.chat = new RecentChat(() => ports.date());
  }

  get history(): readonly DatedNotice[] {
    return this.#history;
  }

  /** After each tick. */
  send(match: Match): void {
    const { notices, refused, settings } = match;
    for (const outgoing of notices) {
      this.chat.add(outgoing);
      const { notice, to } = outgoing;
      const dated = { notice, at: this.#ports.date() };
      if (to === undefined) this.#sendToAll(dated);
      else for (const client of this.#clientsOf(to)) sendTo(client, "notice", dated);
    }
    if (settings.listed && !this.#listed) this.#censorHistory();
    this.#listed = settings.listed;
    for (const id of match.newCameras) {
      const camera = findMember(match, id)?.camera ?? null;
      for (const client of this.#clientsOf([id])) sendTo(client, "camera", { camera });
    }
    for (const { by, kind, why } of refused) {
      if (!isToServerKind(kind)) continue;
      for (const client of this.#clientsOf([by])) sendTo(client, "refused", { kind, why });
    }
    for (const summary of this.#results?.update(match) ?? []) this.#room.broadcast("summary", summary);
  }

  /** A recording of a finished game can be read. */
  recorded(matchId: string, code: string): void {
    const summary = this.#results?.recorded(matchId, code);
    if (summary !== undefined) this.#room.broadcast("summary", summary);
  }

  /** What a client receives over a new connection. */
  welcome(client: Client, memberId: number, match: Match): void {
    sendTo(client, "you", { id: memberId });
    const camera = findMember(match, memberId)?.camera ?? null;
    if (camera !== null) sendTo(client, "camera", { camera });
    sendTo(client, "history", this.#history);
    if (this.#results?.last !== undefined) sendTo(client, "summary", this.#results.last);
  }

  /** Sends a notice that is not the referee's to all members. */
  announce(notice: Notice): void {
    this.#sendToAll({ notice, at: this.#ports.date() });
  }

  /** Strangers join a listed room: what was said before is censored, too. */
  #censorHistory(): void {
    const { censor } = this.#ports;
    this.#history = this.#history.map(({ notice, at }) => ({ notice: censorNotice(notice, censor), at }));
  }

  #sendToAll(dated: DatedNotice): void {
    this.#room.broadcast("notice", dated);
    if (TRANSIENT.has(dated.notice.kind)) return;
    this.#history.push(dated);
    if (this.#history.length > HISTORY_MAX) this.#history.shift();
  }

  #clientsOf(ids: readonly number[]): Client[] {
    return Array.from(this.#room.clients).filter((client) => {
      const session = this.#sessions.get(client.sessionId);
      return session !== undefined && ids.includes(session.memberId);
    });
  }
}
