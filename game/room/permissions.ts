/**
 * What a member of a room may do. Pure functions of a view that the referee and the page both have: the referee refuses by
 * them, and the page offers by them, so the two cannot differ. Admins may do everything; a room can be set to have none:
 * then members vote, and a player alone with bots manages the game. While no admin of another room is there, it can be
 * played in, but not changed.
 */
import type { Refusal } from "./refusal.ts";
import { freeSeats, hasSeat, nextInQueue, type RoomMember, type SeatView } from "./seats.ts";
import type { MuteTerm } from "./mute.ts";
import { hasRight, RIGHT_OF_SETTING, type RoomRight } from "./rights.ts";
import { SETTINGS, type RoomSettings, type Setting, type SettingName, type SharedSettings } from "./settings.ts";
import { isTeam, SPECTATORS } from "./team.ts";

/** A room as far as permissions depend on it. */
export type RoomView = SeatView & {
  readonly settings: Pick<
    SharedSettings,
    "teamSize" | "teamsLocked" | "chatLocked" | "adminless" | "ranked" | "scripted"
  >;
  /** True from the start of a game until it is stopped. */
  readonly gameOn: boolean;
};

/** Id of the member that a script's host player is; it has no client. */
export const HOST_PLAYER = 0;

export type VoteTarget =
  | { readonly subject: "kick"; readonly id: number }
  | { readonly subject: "stadium" | "restart" };

/** Something that a member asks for. `id` is the member that it is done to. */
export type RoomAct =
  | { readonly kind: "team"; readonly id: number; readonly team: number }
  | { readonly kind: "queue"; readonly id: number; readonly waiting: boolean }
  | { readonly kind: "avatar"; readonly id: number }
  | { readonly kind: "admin"; readonly id: number; readonly admin: boolean }
  | { readonly kind: "kick"; readonly id: number }
  | { readonly kind: "mute"; readonly id: number; readonly term: MuteTerm }
  | { readonly kind: "unmute"; readonly id: number }
  | { readonly kind: "settings"; readonly change: Partial<RoomSettings> }
  | { readonly kind: "vote"; readonly ask: VoteTarget }
  | { readonly kind: "start" | "stop" | "pause" | "stadium" | "kit" | "arrange" }
  | { readonly kind: "bans" | "unban" | "clearBans" | "kickRate" | "disc" }
  /** `to`: the room, the sender's team, or the id of one member. */
  | { readonly kind: "chat"; readonly to: "room" | "team" | number }
  | { readonly kind: "emote" | "typing" | "ballot" };

export type RoomActKind = RoomAct["kind"];

/**
 * What an act needs of a member that is not an admin. "self": that the act is about the member; "play": see runsGame; "game":
 * see managesGame.
 */
const NEEDS: Readonly<Record<Exclude<RoomActKind, "settings">, "anyone" | "self" | "play" | "game" | "admin">> = {
  chat: "anyone",
  emote: "anyone",
  typing: "anyone",
  vote: "anyone",
  ballot: "anyone",
  team: "self",
  queue: "self",
  avatar: "self",
  start: "play",
  stop: "play",
  pause: "play",
  arrange: "play",
  stadium: "game",
  kit: "game",
  admin: "admin",
  kick: "admin",
  mute: "admin",
  unmute: "admin",
  bans: "admin",
  unban: "admin",
  clearBans: "admin",
  disc: "admin",
  kickRate: "admin",
};

/** The right by which a member that is not an admin may do this to every member, and to the room. */
const RIGHT_OF_ACT: { readonly [K in RoomActKind]?: RoomRight } = {
  start: "start",
  stop: "start",
  pause: "start",
  team: "teams",
  queue: "teams",
  arrange: "teams",
  stadium: "stadium",
  kit: "stadium",
  kick: "moderate",
  mute: "moderate",
  unmute: "moderate",
  bans: "moderate",
  unban: "moderate",
  clearBans: "moderate",
};

/** What members of a ranked game may do; all else is fixed. */
const IN_RANKED: ReadonlySet<RoomActKind> = new Set(["chat", "emote", "typing", "avatar"]);

/** What members of a scripted room may do without being admins; all else is up to its script. */
const IN_SCRIPTED: ReadonlySet<RoomActKind> = new Set([...IN_RANKED, "team"]);

/** Whether the member `by` may do this now. */
export function may(view: RoomView, act: RoomAct, by: number): boolean {
  return refusalOf(view, act, by) === undefined;
}

/** Why an act is refused; undefined when it is allowed. Without `by` the host (server or script) asks. */
export function refusalOf(view: RoomView, act: RoomAct, by: number | undefined): Refusal | undefined {
  const actor = by === undefined ? undefined : memberOf(view, by);
  if (by !== undefined && (actor === undefined || actor.bot || !isGranted(view, act, actor))) return "rights";
  if (by !== undefined && view.settings.ranked && !IN_RANKED.has(act.kind)) return "rights";
  if (actor !== undefined && isUpToScript(view, act, actor)) return "rights";
  const rule = RULES[act.kind] as
    | ((view: RoomView, act: RoomAct, actor?: RoomMember) => Refusal | undefined)
    | undefined;
  return rule?.(view, act, actor);
}

function isUpToScript(view: RoomView, act: RoomAct, actor: RoomMember): boolean {
  return view.settings.scripted && !actor.admin && !IN_SCRIPTED.has(act.kind) && !hasRightFor(view, act, actor);
}

/** Whether a right that the script has given covers this. */
function hasRightFor(view: RoomView, act: RoomAct, actor: RoomMember): boolean {
  if (act.kind !== "settings") return holdsRight(view, actor, RIGHT_OF_ACT[act.kind]);
  return namesOf(act.change).every((name) => holdsRight(view, actor, RIGHT_OF_SETTING[name]));
}

/** Rights that a script has given count while the room has a script. */
export function holdsRight(
  { settings }: Pick<RoomView, "settings">,
  member: RoomMember,
  right: RoomRight | undefined,
): boolean {
  return settings.scripted && hasRight(member, right);
}

type ActOf<K extends RoomActKind> = Extract<RoomAct, { kind: K }>;
type Rule<K extends RoomActKind> = (view: RoomView, act: ActOf<K>, actor?: RoomMember) => Refusal | undefined;

/** Settings that no member changes, and those of a room with a script. */
const SERVER_SETTINGS: ReadonlySet<SettingName> = new Set(["ranked", "scripted", "playersMax"]);
const SCRIPT_SETTINGS: ReadonlySet<SettingName> = new Set(["adminless", "autopilot", "rated"]);

function isFixed({ settings }: Pick<RoomView, "settings">, name: SettingName): boolean {
  return SERVER_SETTINGS.has(name) || (settings.scripted && SCRIPT_SETTINGS.has(name));
}

/** What an act needs besides the right to ask for it. `actor` is undefined for the host. */
const RULES: { readonly [K in RoomActKind]?: Rule<K> } = {
  team: refusalOfMove,
  queue: (view, { id, waiting }) => {
    const member = memberOf(view, id);
    if (member === undefined) return "gone";
    return member.bot || (waiting && member.team !== SPECTATORS) ? "notThis" : undefined;
  },
  avatar: (view, { id }) => (memberOf(view, id) === undefined ? "gone" : undefined),
  admin: refusalOfAdmin,
  kick: (view, { id }, actor) => {
    const member = memberOf(view, id);
    if (member === undefined) return "gone";
    if (member.bot || id === actor?.id) return "notThis";
    if (id === HOST_PLAYER || isSenior(view, member, actor)) return "rights";
    return member.owner && actor !== undefined ? "rights" : undefined;
  },
  mute: (view, { id, term }, actor) => {
    const member = memberOf(view, id);
    if (member === undefined) return "gone";
    if (member.bot || member.admin || id === actor?.id) return "notThis";
    if (isSenior(view, member, actor)) return "rights";
    return term === "game" && !view.gameOn ? "noGame" : undefined;
  },
  unmute: (view, { id }, actor) => {
    const member = memberOf(view, id);
    if (member === undefined) return "gone";
    return isSenior(view, member, actor) ? "rights" : undefined;
  },
  chat: refusalOfChat,
  emote: (_view, _act, actor) => (actor !== undefined && isMuted(actor) ? "muted" : undefined),
  settings: (view, { change }, actor) => {
    const names = namesOf(change);
    if (actor !== undefined && names.some((name) => isFixed(view, name))) return "rights";
    return view.gameOn && names.some((name) => SETTINGS[name].betweenGames) ? "gameOn" : undefined;
  },
  stadium: ({ gameOn, settings }, _, actor) =>
    gameOn && (actor !== undefined || settings.scripted) ? "gameOn" : undefined,
  vote: refusalOfVote,
};

/** Whether a member that moderates without being an admin may not do that to this one: an admin, or another moderator. */
function isSenior(view: RoomView, member: RoomMember, actor: RoomMember | undefined): boolean {
  return actor !== undefined && !actor.admin && (member.admin || holdsRight(view, member, "moderate"));
}

/** Whether no admin manages the room: it is set to have none, or none of its admins is there. */
export function isUnmanaged({ members }: Pick<RoomView, "members">): boolean {
  return !members.some((member) => member.admin);
}

/** Whether players cannot change their team themselves. A lock has no effect without an admin or a script to undo it. */
export function areTeamsLocked(view: Pick<RoomView, "members" | "settings">): boolean {
  return view.settings.ranked || (view.settings.teamsLocked && (view.settings.scripted || !isUnmanaged(view)));
}

/** Whether only admins, and members with the right to moderate, chat. A lock has no effect without an admin or a script to undo it. */
export function isChatLocked(view: Pick<RoomView, "members" | "settings">): boolean {
  return view.settings.chatLocked && (view.settings.scripted || !isUnmanaged(view));
}

function isMuted({ muteSeconds, admin }: RoomMember): boolean {
  return muteSeconds > 0 && !admin;
}

/** Whether the member runs the game (start, pause, stop, arrange the teams): admins, and without one a player alone with bots. */
export function runsGame(view: RoomView, member: RoomMember): boolean {
  if (view.settings.ranked) return false;
  if (member.admin) return true;
  if (view.settings.scripted) return false;
  return isUnmanaged(view) && view.members.every((other) => other === member || other.bot || !other.connected);
}

/** Whether the member also changes what is played (stadium, kits, limits). Without its admins a room stays as it is. */
export function managesGame(view: RoomView, member: RoomMember): boolean {
  return member.admin || (view.settings.adminless && runsGame(view, member));
}

/** Whether the member may change settings of this scope. */
export function managesSettings(view: RoomView, member: RoomMember, scope: Setting["scope"]): boolean {
  if (view.settings.ranked) return false;
  if (member.admin) return true;
  if (scope === "game") return managesGame(view, member);
  return scope === "room" && view.settings.adminless && member.owner;
}

/** Whether the member may change this setting. */
export function managesSetting(view: RoomView, member: RoomMember, name: SettingName): boolean {
  if (view.settings.ranked || isFixed(view, name)) return false;
  return managesSettings(view, member, SETTINGS[name].scope) || holdsRight(view, member, RIGHT_OF_SETTING[name]);
}

/** Whether the member may upload a stadium: to choose it, or in a room without admins to propose it. */
export function mayUpload(view: RoomView, member: RoomMember): boolean {
  if (view.settings.ranked) return false;
  return view.settings.adminless || managesGame(view, member) || holdsRight(view, member, "stadium");
}

/** The members that votes ask: connected players, or while there are none every connected spectator. */
export function votersIn(view: RoomView): RoomMember[] {
  const present = view.members.filter((member) => !member.bot && member.connected);
  const playing = present.filter((member) => member.team !== SPECTATORS);
  return playing.length > 0 ? playing : present;
}

/** Whether the member decides by votes: while there is no admin, unless they run the game alone. */
export function decidesByVote(view: RoomView, member: RoomMember): boolean {
  if (view.settings.ranked || view.settings.scripted) return false;
  return isUnmanaged(view) && !runsGame(view, member) && votersIn(view).includes(member);
}

function memberOf({ members }: RoomView, id: number): RoomMember | undefined {
  return members.find((member) => member.id === id);
}

function namesOf(change: Partial<RoomSettings>): SettingName[] {
  return Object.keys(change) as SettingName[];
}

function isGranted(view: RoomView, act: RoomAct, actor: RoomMember): boolean {
  if (actor.admin) return true;
  if (act.kind === "settings") {
    return namesOf(act.change).every((name) => managesSetting(view, actor, name));
  }
  if (hasRightFor(view, act, actor)) return true;
  switch (NEEDS[act.kind]) {
    case "anyone":
      return true;
    case "self":
      return "id" in act && act.id === actor.id;
    case "play":
      return runsGame(view, actor);
    case "game":
      return managesGame(view, actor);
    case "admin":
      return false;
  }
}

/** Whether moves of this member, or of the host, need no seat and no unlocked teams. */
function ordersMoves(view: RoomView, actor: RoomMember | undefined): boolean {
  return actor === undefined || actor.admin || holdsRight(view, actor, "teams");
}

/** Players need a seat of the team they move to; host, admins, and members with the right to move others may make the teams uneven. */
function refusalOfMove(view: RoomView, { id, team }: ActOf<"team">, actor?: RoomMember): Refusal | undefined {
  const member = memberOf(view, id);
  if (member === undefined) return "gone";
  if (member.bot || !isTeam(team)) return "notThis";
  if (team === member.team || team === SPECTATORS) return undefined;
  const ordered = ordersMoves(view, actor);
  if (!ordered && areTeamsLocked(view)) return "locked";
  if (member.team === SPECTATORS && freeSeats(view) === 0) return "full";
  if (ordered) return undefined;
  // A seat that has just become free belongs to the queue.
  const next = member.team === SPECTATORS ? nextInQueue(view) : undefined;
  return (next === undefined || next === id) && hasSeat(view, team) ? undefined : "full";
}

/** Muted members, and while the chat is locked those that do not moderate, can still write to an admin. */
function refusalOfChat(view: RoomView, { to }: ActOf<"chat">, actor?: RoomMember): Refusal | undefined {
  if (actor === undefined || actor.admin) return undefined;
  if (typeof to === "number" && memberOf(view, to)?.admin === true) return undefined;
  if (isMuted(actor)) return "muted";
  return isChatLocked(view) && !holdsRight(view, actor, "moderate") ? "chatLocked" : undefined;
}

function refusalOfAdmin(view: RoomView, { id, admin }: ActOf<"admin">, actor?: RoomMember): Refusal | undefined {
  const member = memberOf(view, id);
  if (member === undefined) return "gone";
  if (member.bot || view.settings.adminless) return "notThis";
  if (admin || !member.admin || actor === undefined) return undefined;
  if (member.owner && actor.id !== id) return "rights";
  // No member could give the right back.
  return view.members.filter((other) => other.admin).length === 1 ? "notThis" : undefined;
}

/**
 * The owner cannot be voted out, and votes change the stadium only where there are never admins. Whether a vote may be called
 * now depends on more than rights (match/vote.ts).
 */
function refusalOfVote(view: RoomView, { ask }: ActOf<"vote">): Refusal | undefined {
  if (ask.subject === "kick") return memberOf(view, ask.id)?.owner === true ? "rights" : undefined;
  return ask.subject === "stadium" && !view.settings.adminless ? "rights" : undefined;
}
