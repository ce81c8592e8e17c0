/** Turns a client's message into a command for the referee, who decides whether it is allowed. */
import type { Command, StadiumChoice } from "#match/command.ts";
import { managesGame } from "#room/permissions.ts";
import { viewOf, type Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import type { Refusal } from "#room/refusal.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";

export type Desk = {
  readonly match: Match;
  /** By its name in the library, or by the checksum of an uploaded one. */
  readonly findStadium: (name: string) => StadiumChoice | undefined;
  /** Takes words out that are not for everybody. */
  readonly censor: (text: string) => string;
};

/** What a message comes to: a command, a refusal, or nothing to do. */
type Answer = Command | Refusal | undefined;

/** Messages about the line, which the room answers itself. */
export type RoomKindOfMessage = "desync" | "ticket";

type Makers = {
  readonly [K in Exclude<ToServerKind, RoomKindOfMessage>]: (message: ToServer[K], by: number, desk: Desk) => Answer;
};

const MAKERS: Makers = {
  team: ({ team, id }, by) => ({ kind: "team", id: id ?? by, team, by }),
  start: (_, by) => ({ kind: "start", by }),
  stop: (_, by) => ({ kind: "stop", by }),
  pause: ({ paused }, by) => ({ kind: "pause", paused, by }),
  stadium: ({ name }, by, desk) => {
    const choice = desk.findStadium(name);
    return choice === undefined ? "gone" : { kind: "stadium", ...choice, by };
  },
  arrange: ({ how }, by) => ({ kind: "arrange", how, by }),
  admin: ({ id, admin }, by) => ({ kind: "admin", id, admin, by }),
  kick: ({ id, ban, reason }, by, { censor }) => ({ kind: "kick", id, ban, reason: censor(reason), by }),
  clearBans: (_, by) => ({ kind: "clearBans", by }),
  kit: ({ team, kit }, by) => ({ kind: "kit", team, kit: kit ?? null, by }),
  avatar: ({ text }, by, { censor }) => ({ kind: "avatar", id: by, text: censor(text), by }),
  kickRate: ({ min, rate, burst }, by) => ({ kind: "kickRate", rate: [min, rate, burst], by }),
  settings: (message, by) => {
    const change = Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
    return { kind: "settings", change, by };
  },
  queue: ({ waiting }, by) => ({ kind: "queue", id: by, waiting, by }),
  vote: (ask, by, desk) => {
    if (ask.subject !== "stadium") return { kind: "vote", ask, by };
    const choice = desk.findStadium(ask.name);
    return choice === undefined ? "gone" : { kind: "vote", ask: { subject: "stadium", ...choice }, by };
  },
  ballot: ({ yes }, by) => ({ kind: "ballot", yes, by }),
  chat: ({ text, to }, by, { censor }) => (text === "" ? undefined : { kind: "chat", text: censor(text), to, by }),
  emote: ({ emote }, by) => ({ kind: "emote", emote, by }),
  typing: ({ typing }, by) => ({ kind: "typing", typing, by }),
};

export function answerTo<K extends Exclude<ToServerKind, RoomKindOfMessage>>(
  kind: K,
  message: ToServer[K],
  by: number,
  desk: Desk,
): Answer {
  return MAKERS[kind](message, by, desk);
}

/** Whether a member may bring a stadium along: to choose it, or, where nobody is admin, to have it voted on. */
export function mayUpload(match: Match, id: number): boolean {
  const member = findMember(match, id);
  return member !== undefined && (match.settings.adminless || managesGame(viewOf(match), member));
}
