/**
 * Who may do what. The first human of a room is its admin, its maker always; if no admin is left, the one who has been
 * there the longest becomes one. A room can be set to have none: then people vote, and who is alone decides alone.
 */
import type { Refusal } from "#protocol/refusal.ts";
import { SPECTATORS } from "#sim/world.ts";
import { refuse, type Command, type CommandKind, type CommandOf, type Outcome } from "./command.ts";
import { findMember, LAST_ID, type Match } from "./match.ts";
import type { Member } from "./member.ts";
import { nameOf, announce } from "./notices.ts";

/** `anybody`; `own`: about himself anybody, about others an admin; `director`: see mayDirect; `admin`. */
type Need = "anybody" | "own" | "director" | "admin";

/** What each command needs of the member who asks. */
const NEEDS: Readonly<Record<CommandKind, Need>> = {
  join: "anybody",
  leave: "anybody",
  connection: "anybody",
  chat: "anybody",
  emote: "anybody",
  typing: "anybody",
  vote: "anybody",
  ballot: "anybody",
  team: "own",
  queue: "own",
  avatar: "own",
  start: "director",
  stop: "director",
  pause: "director",
  stadium: "director",
  limits: "director",
  kit: "director",
  arrange: "director",
  lock: "admin",
  admin: "admin",
  kick: "admin",
  clearBans: "admin",
  settings: "admin",
  disc: "admin",
  kickRate: "admin",
};

/** Undefined when it is allowed. Without `by` it is the host who asks. */
export function refusalOf(match: Match, command: Command): Refusal | undefined {
  const by = "by" in command ? command.by : undefined;
  if (by === undefined) return undefined;
  const member = findMember(match, by);
  if (member === undefined || member.bot !== null) return "rights";
  return member.admin || isGranted(match, command, member) ? undefined : "rights";
}

function isGranted(match: Match, command: Command, member: Member): boolean {
  switch (NEEDS[command.kind]) {
    case "anybody":
      return true;
    case "own":
      return "id" in command && command.id === member.id;
    case "director":
      return mayDirect(match, member);
    case "admin":
      // Whoever made a room without an admin can still change what it is.
      return command.kind === "settings" && isOwner(match, member);
  }
}

/** Whether he decides about the game: admins do, and in rooms without one whoever is alone with bots. */
export function mayDirect(match: Match, member: Member): boolean {
  if (member.admin) return true;
  return match.settings.adminless && humansOf(match).every((other) => other === member || !other.connected);
}

/** Whether nobody decides about the game, because there is no admin and more than one who could. */
export function nobodyDirects(match: Match): boolean {
  return match.settings.adminless && humansOf(match).filter((member) => member.connected).length > 1;
}

export function isOwner(match: Match, member: Member): boolean {
  return match.ownerKey !== "" && member.key === match.ownerKey;
}

export function humansOf(match: Match): Member[] {
  return match.members.filter((member) => member.bot === null);
}

/** The right a newcomer has from the start. */
export function comesAsAdmin(match: Match, member: Member): boolean {
  if (match.settings.adminless) return false;
  if (isOwner(match, member) || (member.key !== "" && match.adminKeys.has(member.key))) return true;
  return !humansOf(match).some((other) => other.admin);
}

/** Somebody must be able to look after the room: its maker, or the one who is there the longest. */
export function promoteNext(match: Match, except?: Member): void {
  const humans = humansOf(match);
  if (match.settings.adminless || humans.some((member) => member.admin)) return;
  const candidates = humans.filter((member) => member !== except);
  const next = candidates.find((member) => isOwner(match, member)) ?? eldest(match, candidates);
  if (next === undefined) return;
  next.admin = true;
  announce(match, { kind: "admin", name: next.name, admin: true, by: "" });
}

/** Numbers begin anew after the last one, so it is not the lowest that was given first. */
function eldest(match: Match, members: readonly Member[]): Member | undefined {
  const age = ({ id }: Member) => (match.nextId - id - 1 + LAST_ID) % LAST_ID;
  return members.toSorted((a, b) => Number(b.connected) - Number(a.connected) || age(b) - age(a))[0];
}

export function setAdmin(match: Match, { id, admin, by }: CommandOf<"admin">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return refuse("gone");
  if (member.bot !== null || match.settings.adminless) return refuse("notThis");
  if (member.admin === admin) return "nothing";
  if (!admin && by !== undefined && by !== id && isOwner(match, member)) return refuse("rights");
  // Alone, he would only be made admin again.
  if (!admin && by !== undefined && humansOf(match).length === 1) return refuse("notThis");
  member.admin = admin;
  if (member.key !== "") {
    if (admin) match.adminKeys.add(member.key);
    else match.adminKeys.delete(member.key);
  }
  announce(match, { kind: "admin", name: member.name, admin, by: nameOf(match, by) });
  promoteNext(match, member);
  return "room";
}

/** Sends somebody away. The room closes his line; the notice tells everybody why. */
export function kick(match: Match, { id, ban, reason, by }: CommandOf<"kick">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return refuse("gone");
  if (member.bot !== null || id === by) return refuse("notThis");
  if (by !== undefined && isOwner(match, member)) return refuse("rights");
  if (ban && member.key !== "" && findMember(match, by)?.key === member.key) return refuse("notThis");
  expel(match, member, { ban: ban ? "forGood" : "none", reason, by: nameOf(match, by) });
  return member.team === SPECTATORS ? "room" : "world";
}

type Expulsion = { readonly ban: "none" | "awhile" | "forGood"; readonly reason: string; readonly by: string };

/** Who is banned goes with all his windows. They are gone with the `leave` that follows in the same tick. */
export function expel(match: Match, member: Member, { ban, reason, by }: Expulsion): void {
  const isHis = (other: Member) =>
    other === member || (ban !== "none" && member.key !== "" && other.key === member.key);
  for (const { id, key, name } of match.members.filter(isHis)) match.kicked.push({ id, key, name, ban, reason });
  if (member.key !== "") match.adminKeys.delete(member.key);
  announce(match, { kind: "kicked", name: member.name, ban: ban !== "none", reason, by });
}
