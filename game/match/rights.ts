/** Rights of single members (room/rights.ts), given and taken by the room's script, and given again to those that rejoin. */
import { rightBits, rightsIn } from "#room/rights.ts";
import type { CommandOf, Outcome } from "./command.ts";
import type { Match } from "./match.ts";
import { findMember, humansOf, type Member } from "./members.ts";
import { notify } from "./notices.ts";

/** Keys whose rights are remembered; beyond it the oldest are forgotten. */
export const REMEMBERED_RIGHTS_MAX = 500;

export function setRights(match: Match, { id, rights }: CommandOf<"rights">): Outcome {
  const member = findMember(match, id);
  const bits = rightBits(rights ?? []);
  if (member === undefined || member.bot || member.rights === bits) return "nothing";
  member.rights = bits;
  if (member.key !== "") remember(match, member.key, bits);
  const admins = humansOf(match).filter((other) => other.admin && other !== member);
  const to = [id, ...admins.map((admin) => admin.id)];
  notify(match, to, { kind: "rights", id, name: member.name, rights: rightsIn(bits) });
  return "room";
}

/** For a member that joins. */
export function restoreRights({ rightsByKey }: Match, member: Member): void {
  member.rights = rightsByKey.get(member.key) ?? 0;
}

function remember({ rightsByKey }: Match, key: string, bits: number): void {
  rightsByKey.delete(key);
  if (bits === 0) return;
  rightsByKey.set(key, bits);
  const [oldest = ""] = rightsByKey.keys();
  if (rightsByKey.size > REMEMBERED_RIGHTS_MAX) rightsByKey.delete(oldest);
}
