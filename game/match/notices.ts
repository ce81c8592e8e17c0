/** Notices of the referee; the owner of the match sends them after the tick. */
import type { Notice } from "#protocol/notice.ts";
import type { Match } from "./match.ts";

/** To all members. */
export function announce(match: Match, notice: Notice): void {
  match.notices.push({ notice });
}

/** To the members with these ids. */
export function notify(match: Match, to: readonly number[], notice: Notice): void {
  match.notices.push({ notice, to });
}
