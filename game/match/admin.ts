/**
 * Admins. The first human of a room becomes one, its owner always; if no admin is left, the longest present member becomes
 * one. Rooms can be set to have none (setting `adminless`).
 */
import type { CommandOf, Outcome } from "./command.ts";
import { LAST_ID, type Match } from "./match.ts";
import { findMember, humansOf, nameOf, type Member } from "./members.ts";
import { announce } from "./notices.ts";

/** Whether no member manages the game, because there is no admin and more than one player. */
export function isLeaderless(match: Match): boolean {
  return match.settings.adminless && humansOf(match).filter((member) => member.connected).length > 1;
}

/** Whether a member is an admin from the start. */
export function startsAsAdmin(match: Match, member: Member): boolean {
  if (match.settings.adminless) return false;
  if (member.owner || (member.key !== "" && match.adminKeys.has(member.key))) return true;
  return !humansOf(match).some((other) => other.admin);
}

/** If there is no admin: makes the owner one, or else the longest present member. */
export function promoteNextAdmin(match: Match, except?: Member): void {
  const humans = humansOf(match);
  if (match.settings.adminless || humans.some((member) => member.admin)) return;
  const candidates = humans.filter((member) => member !== except);
  const next = candidates.find((member) => member.owner) ?? longestPresent(match, candidates);
  if (next === undefined) return;
  next.admin = true;
  announce(match, { kind: "admin", name: next.name, admin: true, by: "" });
}

/** Connected members first. Ids restart after the last one, so the lowest id is not always the oldest. */
function longestPresent(match: Match, members: readonly Member[]): Member | undefined {
  const age = ({ id }: Member) => (match.nextId - id - 1 + LAST_ID) % LAST_ID;
  return members.toSorted((a, b) => Number(b.connected) - Number(a.connected) || age(b) - age(a))[0];
}

export function setAdmin(match: Match, { id, admin, by }: CommandOf<"admin">): Outcome {
  const member = findMember(match, id)!;
  if (member.admin === admin) return "nothing";
  member.admin = admin;
  if (member.key !== "") {
    if (admin) match.adminKeys.add(member.key);
    else match.adminKeys.delete(member.key);
  }
  announce(match, { kind: "admin", name: member.name, admin, by: nameOf(match, by) });
  promoteNextAdmin(match, member);
  return "room";
}
