/** Turns a client's message into a command of the referee, which decides whether it is allowed. */
import type { Command, StadiumChoice } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import type { Refusal } from "#room/refusal.ts";
import type { Ban } from "../admission/bans.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";

export type MessageContext = {
  readonly match: Match;
  /** A stadium by its name in the library, or by the checksum of an uploaded one. */
  readonly findStadium: (name: string) => StadiumChoice | undefined;
  /** A ban of the room by its id. */
  readonly findBan: (id: string) => Pick<Ban, "id" | "name"> | undefined;
  /** Replaces offensive words in listed rooms. */
  readonly censor: (text: string) => string;
};

/** The result of a message: a command, a refusal, or nothing. */
type Result = Command | Refusal | undefined;

/** Messages that the room handles itself. */
export type HandledByRoom = "desync" | "ticket" | "report" | "record" | "bans" | "slash";

type Makers = {
  readonly [K in Exclude<ToServerKind, HandledByRoom>]: (
    message: ToServer[K],
    by: number,
    context: MessageContext,
  ) => Result;
};

const MAKERS: Makers = {
  team: ({ team, id }, by) => ({ kind: "team", id: id ?? by, team, by }),
  start: (_, by) => ({ kind: "start", by }),
  stop: (_, by) => ({ kind: "stop", by }),
  pause: ({ paused }, by) => ({ kind: "pause", paused, by }),
  stadium: ({ name }, by, context) => {
    const choice = context.findStadium(name);
    return choice === undefined ? "gone" : { kind: "stadium", ...choice, by };
  },
  arrange: ({ how }, by) => ({ kind: "arrange", how, by }),
  admin: ({ id, admin }, by) => ({ kind: "admin", id, admin, by }),
  kick: ({ id, ban, reason }, by, { censor }) => ({ kind: "kick", id, ban, reason: censor(reason), by }),
  mute: ({ id, term }, by) => ({ kind: "mute", id, term, by }),
  unmute: ({ id }, by) => ({ kind: "unmute", id, by }),
  unban: ({ id }, by, { findBan }) => {
    const ban = findBan(id);
    return ban === undefined ? "gone" : { kind: "unban", ban: ban.id, name: ban.name, by };
  },
  clearBans: (_, by) => ({ kind: "clearBans", by }),
  kit: ({ team, kit }, by) => ({ kind: "kit", team, kit: kit ?? null, by }),
  avatar: ({ text }, by, { censor }) => ({ kind: "avatar", id: by, text: censor(text), by }),
  kickRate: ({ min, rate, burst }, by) => ({ kind: "kickRate", rate: [min, rate, burst], by }),
  settings: (message, by) => {
    const change = Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
    return { kind: "settings", change, by };
  },
  queue: ({ waiting }, by) => ({ kind: "queue", id: by, waiting, by }),
  vote: (ask, by, context) => {
    if (ask.subject !== "stadium") return { kind: "vote", ask, by };
    const choice = context.findStadium(ask.name);
    return choice === undefined ? "gone" : { kind: "vote", ask: { subject: "stadium", ...choice }, by };
  },
  ballot: ({ yes }, by) => ({ kind: "ballot", yes, by }),
  chat: ({ text, to }, by, { censor }) => (text === "" ? undefined : { kind: "chat", text: censor(text), to, by }),
  emote: ({ emote }, by) => ({ kind: "emote", emote, by }),
  typing: ({ typing }, by) => ({ kind: "typing", typing, by }),
};

export function commandOf<K extends Exclude<ToServerKind, HandledByRoom>>(
  kind: K,
  message: ToServer[K],
  by: number,
  context: MessageContext,
): Result {
  return MAKERS[kind](message, by, context);
}
