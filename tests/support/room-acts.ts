/** Generators of what people and hosts do to a room, in any order, sensible or not. */
import fc from "fast-check";
import type { Command, CommandKind, VoteAsk } from "#match/command.ts";
import { admit, type Match } from "#match/match.ts";
import type { RoomSettings } from "#match/settings.ts";
import { builtinStadium } from "#stadium/builtins.ts";

const KINDS = [
  ...["join", "join", "join", "leave", "connection", "connection", "team", "team", "team", "arrange", "arrange"],
  ...[
    "lock",
    "queue",
    "queue",
    "admin",
    "kick",
    "clearBans",
    "settings",
    "settings",
    "start",
    "stop",
    "pause",
    "pause",
  ],
  ...["stadium", "limits", "kickRate", "kit", "avatar", "vote", "vote", "ballot", "ballot", "chat", "emote", "typing"],
  ...["disc"],
] as const satisfies readonly CommandKind[];

/** One wish; the numbers stand for whoever and whatever there is at that moment. */
export type Act = {
  readonly kind: (typeof KINDS)[number];
  /** True: the host asks, for what leaves the room to its people nevertheless. */
  readonly host: boolean;
  readonly who: number;
  readonly whom: number;
  readonly what: number;
  readonly yes: boolean;
  /** Bytes of keys that everybody holds from now on. */
  readonly keys: number;
  /** Ticks until the next act; 0: in the same one. */
  readonly wait: number;
};

export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    host: fc.nat({ max: 9 }).map((n) => n === 0),
    who: fc.nat({ max: 30 }),
    whom: fc.nat({ max: 30 }),
    what: fc.nat({ max: 60 }),
    yes: fc.boolean(),
    keys: fc.nat({ max: 31 }),
    wait: fc.constantFrom(0, 1, 1, 2, 7),
  }),
  { minLength: 30, maxLength: 90 },
);

const ARRANGEMENTS = ["auto", "random", "swap", "reset"] as const;
const STADIUMS = ["Classic", "Big", "Small"] as const;
const NAMES = ["Ada", "Bob", "Cyd", "аda", "Dan"] as const;

/** More people than this have no place in the world either. */
const PEOPLE_MAX = 14;

export function perform(match: Match, act: Act): void {
  const command = commandOf(match, act);
  if (command !== undefined) match.queue.push(command);
}

function commandOf(match: Match, act: Act): Command | undefined {
  const { kind, what, yes } = act;
  const me = idAt(match, act.who);
  const by = act.host ? {} : { by: me };
  const id = idAt(match, act.whom);
  switch (kind) {
    case "join":
      return void come(match, act);
    case "leave":
      // The room says it of its own clients only.
      return isHuman(match, id) ? { kind, id } : undefined;
    case "connection":
      return isHuman(match, id) ? { kind, id, connected: yes } : undefined;
    case "team":
      return { kind, id: yes ? id : me, team: what % 4, ...by };
    case "arrange":
      return { kind, how: ARRANGEMENTS[what % 4]!, ...by };
    case "lock":
      return { kind, locked: yes, by: me };
    case "queue":
      return { kind, id: me, waiting: yes, ...by };
    case "admin":
      return { kind, id, admin: yes, by: me };
    case "kick":
      return { kind, id, ban: yes, reason: "", ...by };
    case "settings":
      return { kind, change: changeOf(what, yes), ...by };
    case "pause":
      return { kind, paused: yes, by: me };
    case "stop":
      return { kind, by: me };
    case "stadium":
      return { kind, ...stadiumAt(what), ...by };
    case "limits":
      return { kind, scoreLimit: what % 3, timeLimit: what % 2, ...by };
    case "kickRate":
      return { kind, rate: [what % 9, what % 7, what % 5], ...by };
    case "kit":
      return { kind, team: 1 + (what % 2), kit: yes ? { angle: what, text: 0, colors: [what] } : null, ...by };
    case "avatar":
      return { kind, id, text: String(what % 3), ...by };
    case "vote":
      return { kind, ask: askOf(what, id), ...by };
    case "ballot":
      return { kind, yes, ...by };
    case "chat":
      return { kind, text: "hello", to: yes ? "team" : id, ...by };
    case "emote":
      return { kind, emote: what % 8, ...by };
    case "typing":
      return { kind, typing: yes, ...by };
    case "disc":
      return { kind, disc: what % 4, change: { x: what, vy: -what / 7 }, ...by };
    default:
      return { kind, ...by };
  }
}

function come(match: Match, { who, what, yes }: Act): void {
  if (match.members.filter((member) => member.bot === null).length + match.queue.length >= PEOPLE_MAX) return;
  const person = who % 8;
  const passport = { key: person === 7 ? "" : `key of ${person}`, mark: person === 7 ? "" : `k${person}`, flag: "" };
  admit(match, NAMES[what % NAMES.length]!, { passport, watch: yes && what % 3 === 0 });
}

function idAt(match: Match, place: number): number {
  return match.members[place % (match.members.length + 1)]?.id ?? 50_000;
}

function isHuman(match: Match, id: number): boolean {
  return match.members.some((member) => member.id === id && member.bot === null);
}

function stadiumAt(place: number) {
  const name = STADIUMS[place % STADIUMS.length]!;
  return { name, stadium: builtinStadium(name) };
}

function askOf(what: number, id: number): VoteAsk {
  if (what % 3 === 0) return { subject: "kick", id };
  return what % 3 === 1 ? { subject: "restart" } : { subject: "stadium", ...stadiumAt(what) };
}

function changeOf(what: number, yes: boolean): Partial<RoomSettings> {
  if (what % 3 === 0) return { teamSize: 1 + (what % 5) };
  return what % 3 === 1 ? { adminless: yes } : { name: `Room ${what}`, password: yes ? "open" : "", listed: yes };
}
