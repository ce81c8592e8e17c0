/** This member's answer to the open vote. The room sends counts only, so the page stores the answer. */
import { signal } from "@preact/signals";
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { VoteInfo } from "../../session/room.ts";
import type { Session } from "../../session/session.ts";
import type { Ui } from "../context/ui-context.ts";

const given = signal<{ readonly vote: string; readonly yes: boolean } | undefined>(undefined);

/** Identifies a vote while it is open. */
export function voteKey({ subject, object, by }: VoteInfo): string {
  return `${subject}/${object}/${by}`;
}

/** Undefined before the member has answered. The member that called the vote has answered yes. */
export function ownAnswer(vote: VoteInfo, me: PlayerInfo | undefined): boolean | undefined {
  if (given.value?.vote === voteKey(vote)) return given.value.yes;
  return me?.name === vote.by ? true : undefined;
}

/** False for members without the right to vote and for the member that the vote is about. */
export function mayAnswer(vote: VoteInfo, { rights, me }: Session): boolean {
  return rights.value.vote && !(vote.subject === "kick" && vote.object === me.value?.name);
}

export function castBallot({ session, actions }: Pick<Ui, "session" | "actions">, yes: boolean): void {
  const vote = session.vote.peek();
  if (vote === null) return;
  given.value = { vote: voteKey(vote), yes };
  actions.ask("ballot", { yes });
}

/** Call when a vote ends: the next one may have the same key. */
export function resetAnswer(): void {
  given.value = undefined;
}

/** Positions of the keys that answer. */
export const YES_KEY = "KeyY";
export const NO_KEY = "KeyN";

/** Answers the open vote with its keys; undefined for other keys, and when there is nothing to answer. */
export function answerByKey(
  ui: Pick<Ui, "session" | "actions">,
  { code, repeat }: Pick<KeyPress, "code" | "repeat">,
): KeyResult {
  const vote = ui.session.vote.peek();
  if ((code !== YES_KEY && code !== NO_KEY) || vote === null || !mayAnswer(vote, ui.session)) return undefined;
  if (!repeat) castBallot(ui, code === YES_KEY);
  return "handled";
}
