/** Generators of what players and hosts do in a room, in any order, valid or not. */
import fc from "fast-check";
import type { Command, CommandKind, VoteAsk } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import { SCRIPT_SOUNDS } from "#protocol/notice.ts";
import { DISC_IMAGES } from "#room/look.ts";
import { MUTE_TERMS } from "#room/mute.ts";
import { rightsIn } from "#room/rights.ts";
import type { RoomSettings } from "#room/settings.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { RED_TEAM } from "#sim/world.ts";

const KINDS = [
  ...["join", "join", "join", "leave", "connection", "connection", "team", "team", "team", "arrange", "arrange"],
  ...[
    "queue",
    "queue",
    "admin",
    "kick",
    "mute",
    "mute",
    "unmute",
    "unban",
    "clearBans",
    "settings",
    "settings",
    "start",
    "stop",
    "pause",
    "pause",
  ],
  ...["stadium", "kickRate", "kit", "avatar", "vote", "vote", "ballot", "ballot", "chat", "emote", "typing"],
  ...["disc", "announce", "sound", "scriptAvatar", "rights", "rights", "look", "discImage", "camera", "extraKeys"],
] as const satisfies readonly CommandKind[];

/** One action. Its numbers select from the members and values that exist when it is performed. */
export type RoomAction = {
  readonly kind: (typeof KINDS)[number];
  /** True: the host requests it, except for commands that only players have. */
  readonly host: boolean;
  readonly actor: number;
  readonly target: number;
  readonly value: number;
  readonly flag: boolean;
  /** Keys that all players hold from now on. */
  readonly keys: number;
  /** Ticks until the next action; 0: in the same tick. */
  readonly wait: number;
};

export const roomActions: fc.Arbitrary<readonly RoomAction[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    host: fc.nat({ max: 9 }).map((n) => n === 0),
    actor: fc.nat({ max: 30 }),
    target: fc.nat({ max: 30 }),
    value: fc.nat({ max: 60 }),
    flag: fc.boolean(),
    keys: fc.nat({ max: 255 }),
    wait: fc.constantFrom(0, 1, 1, 2, 7),
  }),
  { minLength: 30, maxLength: 90 },
);

const ARRANGEMENTS = ["auto", "random", "swap", "reset"] as const;
const STADIUMS = ["Classic", "Big", "Small"] as const;
const NAMES = ["Ada", "Bob", "Cyd", "аda", "Dan"] as const;

/** Most human players: joins beyond it are dropped. */
const PLAYERS_MAX = 14;

export function performAction(match: Match, action: RoomAction): void {
  const command = commandOf(match, action);
  if (command !== undefined) match.queue.push(command);
}

/** The command of an action; undefined for joins, which are queued at once, and for bots where only humans are valid. */
export function commandOf(match: Match, action: RoomAction): Command | undefined {
  const me = idAt(match, action.actor);
  const by = action.host ? {} : { by: me };
  return COMMANDS[action.kind]({ ...action, match, me, id: idAt(match, action.target), by });
}

/** An action with the ids of its actor (`me`) and target (`id`). */
type ResolvedAction = RoomAction & {
  readonly match: Match;
  readonly me: number;
  readonly id: number;
  readonly by: { by?: number };
};

const COMMANDS: Readonly<Record<RoomAction["kind"], (action: ResolvedAction) => Command | undefined>> = {
  join: (action) => {
    join(action.match, action);
    return undefined;
  },
  // A room queues these two for its own clients only.
  leave: ({ match, id }) => (isHuman(match, id) ? { kind: "leave", id } : undefined),
  connection: ({ match, id, flag }) => (isHuman(match, id) ? { kind: "connection", id, connected: flag } : undefined),
  team: ({ id, me, value, flag, by }) => ({ kind: "team", id: flag ? id : me, team: value % 4, ...by }),
  arrange: ({ value, by }) => ({ kind: "arrange", how: ARRANGEMENTS[value % 4]!, ...by }),
  queue: ({ me, flag, by }) => ({ kind: "queue", id: me, waiting: flag, ...by }),
  admin: ({ id, flag, me }) => ({ kind: "admin", id, admin: flag, by: me }),
  kick: ({ id, flag, by }) => ({ kind: "kick", id, ban: flag, reason: "", ...by }),
  mute: ({ id, value, by }) => ({ kind: "mute", id, term: MUTE_TERMS[value % MUTE_TERMS.length]!, ...by }),
  unmute: ({ id, by }) => ({ kind: "unmute", id, ...by }),
  unban: ({ value, by }) => ({ kind: "unban", ban: `ban ${value}`, name: "Eve", ...by }),
  clearBans: ({ by }) => ({ kind: "clearBans", ...by }),
  settings: ({ value, flag, by }) => ({ kind: "settings", change: changeOf(value, flag), ...by }),
  start: ({ by }) => ({ kind: "start", ...by }),
  stop: ({ me }) => ({ kind: "stop", by: me }),
  pause: ({ flag, me }) => ({ kind: "pause", paused: flag, by: me }),
  stadium: ({ value, by }) => ({ kind: "stadium", ...stadiumAt(value), ...by }),
  kickRate: ({ value, by }) => ({ kind: "kickRate", rate: [value % 9, value % 7, value % 5], ...by }),
  kit: ({ value, flag, by }) => {
    const kit = flag ? { angle: value, text: 0, colors: [value] } : null;
    return { kind: "kit", team: RED_TEAM + (value % 2), kit, ...by };
  },
  avatar: ({ id, value, by }) => ({ kind: "avatar", id, text: String(value % 3), ...by }),
  vote: ({ value, id, by }) => ({ kind: "vote", ask: askOf(value, id), ...by }),
  ballot: ({ flag, by }) => ({ kind: "ballot", yes: flag, ...by }),
  chat: ({ flag, id, by }) => ({ kind: "chat", text: "hello", to: flag ? "team" : id, ...by }),
  emote: ({ value, by }) => ({ kind: "emote", emote: value % 8, ...by }),
  typing: ({ flag, by }) => ({ kind: "typing", typing: flag, ...by }),
  announce: ({ value, id, flag }) => ({
    kind: "announce",
    text: `line ${value}`,
    ...(flag ? { to: id } : {}),
    color: value,
    style: "bold",
    sound: 2,
  }),
  sound: ({ value, id, flag }) => ({
    kind: "sound",
    sound: SCRIPT_SOUNDS[value % SCRIPT_SOUNDS.length]!,
    ...(flag ? { to: id } : {}),
  }),
  scriptAvatar: ({ id, value, flag }) => ({ kind: "scriptAvatar", id, text: flag ? null : String(value % 3) }),
  rights: ({ id, value }) => ({ kind: "rights", id, rights: rightsIn(value) }),
  look: ({ id, value, flag }) => ({
    kind: "look",
    id,
    nameColor: flag ? value : null,
    image: DISC_IMAGES[value % 20] ?? null,
    ...(value % 2 === 0 ? { badge: { text: String(value), color: value } } : {}),
  }),
  discImage: ({ value, flag }) => ({ kind: "discImage", disc: value % 4, image: flag ? "star" : null }),
  camera: ({ id, me, value, flag }) => ({ kind: "camera", id, camera: flag ? { follow: me, zoom: value } : null }),
  extraKeys: ({ value }) => ({ kind: "extraKeys", labels: ["Dash", "Hook", "Grab", "Fly"].slice(0, value % 5) }),
  disc: ({ value, by }) => ({ kind: "disc", disc: value % 4, change: { x: value, vy: -value / 7 }, ...by }),
};

function join(match: Match, { actor, value, flag }: RoomAction): void {
  if (match.members.filter((member) => !member.bot).length + match.queue.length >= PLAYERS_MAX) return;
  const person = actor % 8;
  const identity = {
    key: person === 7 ? "" : `key of ${person}`,
    fingerprint: person === 7 ? "" : `k${person}`,
    flag: "",
    network: `network ${person % 3}`,
  };
  queueJoin(match, NAMES[value % NAMES.length]!, { identity, watch: flag && value % 3 === 0 });
}

/** The id of a member, or one that no member has. */
function idAt(match: Match, index: number): number {
  return match.members[index % (match.members.length + 1)]?.id ?? 50_000;
}

function isHuman(match: Match, id: number): boolean {
  return match.members.some((member) => member.id === id && !member.bot);
}

function stadiumAt(index: number) {
  const name = STADIUMS[index % STADIUMS.length]!;
  return { name, stadium: builtinStadium(name) };
}

function askOf(value: number, id: number): VoteAsk {
  if (value % 3 === 0) return { subject: "kick", id };
  return value % 3 === 1 ? { subject: "restart" } : { subject: "stadium", ...stadiumAt(value) };
}

function changeOf(value: number, flag: boolean): Partial<RoomSettings> {
  switch (value % 5) {
    case 0:
      return { teamSize: 1 + (value % 6) };
    case 1:
      return { adminless: flag };
    case 2:
      return value % 2 === 0 ? { teamsLocked: flag } : { chatLocked: flag };
    case 3:
      return { scoreLimit: value % 3, timeLimit: value % 2 };
    default:
      return { name: `Room ${value}`, password: flag ? "open" : "", listed: flag };
  }
}
