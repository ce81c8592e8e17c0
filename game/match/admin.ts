/**
 * Admins: the owner of the room, members that an admin made admins, and in a room without an owner its first member. The
 * right never passes on by itself: otherwise the last client in a lasting room could change it against its owner. Rooms can
 * be set to have no admins (setting `adminless`).
 */
import { isUnmanaged } from "#room/permissions.ts";
import type { CommandOf, Outcome } from "./command.ts";
import type { Match } from "./match.ts";
import { findMember, humansOf, nameOf, type Member } from "./members.ts";
import { updateMutes } from "./mute.ts";
import { announce } from "./notices.ts";

/** Whether no member runs the game, because there is no admin and more than one player. A script runs that of its room. */
export function isLeaderless(match: Match): boolean {
  return (
    !match.settings.scripted && isUnmanaged(match) && humansOf(match).filter((member) => member.connected).length > 1
  );
}

/** Whether a member, present or joining, is an admin without being made one now. */
export function isAdminByRight(match: Match, member: Member): boolean {
  // A script makes admins of its room itself.
  if (match.settings.adminless || match.settings.scripted) return false;
  if (member.owner || (member.key !== "" && match.adminKeys.has(member.key))) return true;
  return match.ownerKey === "" && humansOf(match).every((other) => other === member);
}

/** Makes those members admins again that were before the room was set to have none. */
export function restoreAdmins(match: Match): void {
  for (const member of humansOf(match)) {
    if (member.admin || !isAdminByRight(match, member)) continue;
    member.admin = true;
    announce(match, { kind: "admin", name: member.name, admin: true, by: "" });
    match.events.push({ kind: "admin", id: member.id, admin: true });
  }
}

export function setAdmin(match: Match, { id, admin, by }: CommandOf<"admin">): Outcome {
  const member = findMember(match, id)!;
  if (member.admin === admin) return "nothing";
  member.admin = admin;
  updateMutes(match);
  if (member.key !== "") {
    if (admin) match.adminKeys.add(member.key);
    else match.adminKeys.delete(member.key);
  }
  announce(match, { kind: "admin", name: member.name, admin, by: nameOf(match, by) });
  match.events.push({ kind: "admin", id, admin, by });
  return "room";
}
