/** Generators of what people and hosts do to a room, in any order, sensible or not. */
import fc from "fast-check";
import type { Command, CommandKind, VoteAsk } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import type { RoomSettings } from "#room/settings.ts";
import { builtinStadium } from "#stadium/builtins.ts";

const KINDS = [
  ...["join", "join", "join", "leave", "connection", "connection", "team", "team", "team", "arrange", "arrange"],
  ...["queue", "queue", "admin", "kick", "clearBans", "settings", "settings", "start", "stop", "pause", "pause"],
  ...["stadium", "kickRate", "kit", "avatar", "vote", "vote", "ballot", "ballot", "chat", "emote", "typing"],
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

/** The command of an act; undefined for joins, which are queued at once, and for acts on members that do not exist. */
export function commandOf(match: Match, act: Act): Command | undefined {
  const me = idAt(match, act.who);
  return MAKERS[act.kind]({ match, me, id: idAt(match, act.whom), by: act.host ? {} : { by: me }, ...act });
}

/** An act, and whom its numbers stand for at this moment. */
type Cast = Act & { readonly match: Match; readonly me: number; readonly id: number; readonly by: { by?: number } };

const MAKERS: Readonly<Record<Act["kind"], (cast: Cast) => Command | undefined>> = {
  join: (cast) => {
    come(cast.match, cast);
    return undefined;
  },
  // The room says it of its own clients only.
  leave: ({ match, id }) => (isHuman(match, id) ? { kind: "leave", id } : undefined),
  connection: ({ match, id, yes }) => (isHuman(match, id) ? { kind: "connection", id, connected: yes } : undefined),
  team: ({ id, me, what, yes, by }) => ({ kind: "team", id: yes ? id : me, team: what % 4, ...by }),
  arrange: ({ what, by }) => ({ kind: "arrange", how: ARRANGEMENTS[what % 4]!, ...by }),
  queue: ({ me, yes, by }) => ({ kind: "queue", id: me, waiting: yes, ...by }),
  admin: ({ id, yes, me }) => ({ kind: "admin", id, admin: yes, by: me }),
  kick: ({ id, yes, by }) => ({ kind: "kick", id, ban: yes, reason: "", ...by }),
  clearBans: ({ by }) => ({ kind: "clearBans", ...by }),
  settings: ({ what, yes, by }) => ({ kind: "settings", change: changeOf(what, yes), ...by }),
  start: ({ by }) => ({ kind: "start", ...by }),
  stop: ({ me }) => ({ kind: "stop", by: me }),
  pause: ({ yes, me }) => ({ kind: "pause", paused: yes, by: me }),
  stadium: ({ what, by }) => ({ kind: "stadium", ...stadiumAt(what), ...by }),
  kickRate: ({ what, by }) => ({ kind: "kickRate", rate: [what % 9, what % 7, what % 5], ...by }),
  kit: ({ what, yes, by }) => {
    const kit = yes ? { angle: what, text: 0, colors: [what] } : null;
    return { kind: "kit", team: 1 + (what % 2), kit, ...by };
  },
  avatar: ({ id, what, by }) => ({ kind: "avatar", id, text: String(what % 3), ...by }),
  vote: ({ what, id, by }) => ({ kind: "vote", ask: askOf(what, id), ...by }),
  ballot: ({ yes, by }) => ({ kind: "ballot", yes, ...by }),
  chat: ({ yes, id, by }) => ({ kind: "chat", text: "hello", to: yes ? "team" : id, ...by }),
  emote: ({ what, by }) => ({ kind: "emote", emote: what % 8, ...by }),
  typing: ({ yes, by }) => ({ kind: "typing", typing: yes, ...by }),
  disc: ({ what, by }) => ({ kind: "disc", disc: what % 4, change: { x: what, vy: -what / 7 }, ...by }),
};

function come(match: Match, { who, what, yes }: Act): void {
  if (match.members.filter((member) => !member.bot).length + match.queue.length >= PEOPLE_MAX) return;
  const person = who % 8;
  const identity = {
    key: person === 7 ? "" : `key of ${person}`,
    fingerprint: person === 7 ? "" : `k${person}`,
    flag: "",
  };
  queueJoin(match, NAMES[what % NAMES.length]!, { identity, watch: yes && what % 3 === 0 });
}

function idAt(match: Match, place: number): number {
  return match.members[place % (match.members.length + 1)]?.id ?? 50_000;
}

function isHuman(match: Match, id: number): boolean {
  return match.members.some((member) => member.id === id && !member.bot);
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
  switch (what % 5) {
    case 0:
      return { teamSize: 1 + (what % 6) };
    case 1:
      return { adminless: yes };
    case 2:
      return { teamsLocked: yes };
    case 3:
      return { scoreLimit: what % 3, timeLimit: what % 2 };
    default:
      return { name: `Room ${what}`, password: yes ? "open" : "", listed: yes };
  }
}
