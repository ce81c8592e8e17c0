/** Kicks and bans. The server closes the connection of a kicked member; the notice contains the reason. */
import { refuse, type CommandOf, type Outcome } from "./command.ts";
import type { Kicked, Match, Vote } from "./match.ts";
import { findMember, nameOf, type Member } from "./members.ts";
import { announce } from "./notices.ts";
import { leave } from "./roster.ts";

export function kick(match: Match, { id, ban, reason, by }: CommandOf<"kick">): Outcome {
  const member = findMember(match, id)!;
  // A ban of the own key, through a second window.
  if (ban && member.key !== "" && findMember(match, by)?.key === member.key) return refuse("notThis");
  kickMember(match, member, {
    ban: ban ? "forever" : "none",
    reason,
    by: nameOf(match, by),
    byKey: findMember(match, by)?.key ?? "",
    byId: by,
  });
  return removeKicked(match);
}

/** The vote of a room without admins; the banned person can join again after a while. The ban also holds after they have left. */
export function kickByVote(match: Match, id: number, { target, object }: Vote): Outcome {
  const member = findMember(match, id) ?? match.members.find(({ key }) => key === target);
  const how = { ban: "awhile", reason: "", by: "" } as const;
  if (member !== undefined) kickMember(match, member, how);
  else {
    match.kicked.push({ id, key: target, name: object, ...how });
    announce(match, { kind: "kicked", name: object, ban: true, reason: "", by: "" });
  }
  return removeKicked(match);
}

/** A ban covers every member with the same key. */
function kickMember(
  match: Match,
  member: Member,
  { ban, reason, by, byKey = "", byId }: Pick<Kicked, "ban" | "reason" | "by" | "byKey" | "byId">,
): void {
  const isSamePerson = (other: Member) =>
    other === member || (ban !== "none" && member.key !== "" && other.key === member.key);
  for (const { id, key, name } of match.members.filter(isSamePerson)) {
    match.kicked.push({ id, key, name, ban, reason, by, byKey, byId });
  }
  if (member.key !== "") match.adminKeys.delete(member.key);
  announce(match, { kind: "kicked", name: member.name, ban: ban !== "none", reason, by });
}

function removeKicked(match: Match): Outcome {
  for (const { id, reason, ban, byId: by } of match.kicked) {
    const member = findMember(match, id);
    // Kicked in the same tick before, or gone when the vote was decided.
    if (member === undefined) continue;
    leave(match, id);
    match.events.push({ kind: "kicked", member, reason, ban: ban !== "none", by });
  }
  return "world";
}

/** The server lifts the ban after the tick. */
export function unban(match: Match, { ban, name, by }: CommandOf<"unban">): Outcome {
  match.unbanned.push(ban);
  announce(match, { kind: "unbanned", name, by: nameOf(match, by) });
  return "room";
}

/** The server has the key of the former member, and lifts the ban after the tick. */
export function clearBan(match: Match, { id }: CommandOf<"clearBan">): Outcome {
  match.unbannedMembers.push(id);
  return "room";
}

/** The server keeps the bans and lifts them after the tick. */
export function clearBans(match: Match, { by }: CommandOf<"clearBans">): Outcome {
  match.bansCleared = true;
  announce(match, { kind: "bansCleared", by: nameOf(match, by) });
  return "room";
}
