/** Names that no present member has, and that cannot be mistaken for one. */
import { cleanNickname, cutText, NICKNAME_MAX } from "#room/text.ts";
import type { Member } from "./members.ts";
import { imitates } from "./name-skeleton.ts";

/**
 * The requested name, or, when it imitates the name of a member or bot, with the fingerprint behind it: `Ada #k3fp`.
 * `fingerprint` is "" for members without a key, whose name gets their id.
 */
export function uniqueName(
  { members }: { readonly members: readonly Pick<Member, "name">[] },
  requested: string,
  fingerprint: string,
  id: number,
): string {
  const taken = members.map((member) => member.name);
  const isFree = (name: string) => taken.every((other) => !imitates(name, other));
  if (isFree(requested)) return requested;
  const marked = withSuffix(requested, fingerprint === "" ? String(id) : fingerprint);
  // A person connected twice has the same fingerprint both times.
  return isFree(marked) ? marked : withSuffix(requested, `${fingerprint}${id}`);
}

function withSuffix(name: string, suffix: string): string {
  const tail = ` #${suffix}`;
  return cleanNickname(cutText(name, NICKNAME_MAX - tail.length)) + tail;
}
