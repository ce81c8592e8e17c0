/** Names that nobody present has, nor looks like having. */
import { imitates } from "./look-alike.ts";
import { cleanNickname, NICKNAME_MAX } from "#protocol/join-options.ts";
import type { Match } from "./match.ts";

/**
 * The name as it was wished, or, where it imitates a present one, with the fingerprint behind it: `Ada #k3fp`. Bots count: nobody
 * shall pass for one. `fingerprint` is "" for members without a key, who get their number.
 */
export function freeName(match: Match, wished: string, fingerprint: string, id: number): string {
  const taken = match.members.map((member) => member.name);
  const isFree = (name: string) => taken.every((other) => !imitates(name, other));
  if (isFree(wished)) return wished;
  const marked = withSuffix(wished, fingerprint === "" ? String(id) : fingerprint);
  // The same person twice (two windows) has the same fingerprint.
  return isFree(marked) ? marked : withSuffix(wished, `${fingerprint}${id}`);
}

function withSuffix(name: string, suffix: string): string {
  const tail = ` #${suffix}`;
  return (
    cleanNickname(
      Array.from(name)
        .slice(0, NICKNAME_MAX - tail.length)
        .join(""),
    ) + tail
  );
}
