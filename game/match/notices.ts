/** What the referee says, and to whom; whoever owns the match passes it on after the tick. */
import type { Notice } from "#protocol/notice.ts";
import { findMember, type Match } from "./match.ts";

/** `to`: member ids; undefined for everybody. */
export type OutgoingNotice = { readonly notice: Notice; readonly to?: readonly number[] };

export function announce(match: Match, notice: Notice): void {
  match.notices.push({ notice });
}

export function notify(match: Match, to: readonly number[], notice: Notice): void {
  match.notices.push({ notice, to });
}

/** The name of who asked for something; "" for the host. */
export function nameOf(match: Match, by: number | undefined): string {
  return findMember(match, by)?.name ?? "";
}
