/** How this page's visitor answered the vote that is on. */
import { signal } from "@preact/signals";
import type { VoteInfo } from "../../session/room.ts";
import type { Ui } from "../context/ui-context.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { Session } from "../../session/session.ts";

/** The room counts ballots without telling whose they are, so the page remembers its own. */
const given = signal<{ readonly vote: string; readonly yes: boolean } | undefined>(undefined);

/** The same as long as it is the same vote. */
export function voteName({ subject, object, by }: VoteInfo): string {
  return `${subject}/${object}/${by}`;
}

/** Undefined while he has not answered. Who calls a vote is for it. */
export function ownAnswer(vote: VoteInfo, me: PlayerInfo | undefined): boolean | undefined {
  if (given.value?.vote === voteName(vote)) return given.value.yes;
  return me?.name === vote.by ? true : undefined;
}

/** The member that a vote is about does not vote. */
export function isAsked(vote: VoteInfo, { rights, me }: Session): boolean {
  return rights.value.vote && !(vote.subject === "kick" && vote.object === me.value?.name);
}

export function castBallot({ session, actions }: Pick<Ui, "session" | "actions">, yes: boolean): void {
  const vote = session.vote.peek();
  if (vote === null) return;
  given.value = { vote: voteName(vote), yes };
  actions.ask("ballot", { yes });
}

/** The next vote may be called just like this one. */
export function forgetAnswer(): void {
  given.value = undefined;
}

/** Y and N, as the keyboard names them. True when it was an answer. */
export function answerByKey({ session, actions }: Pick<Ui, "session" | "actions">, key: string): boolean {
  const answers: Record<string, boolean> = { y: true, n: false };
  const yes = answers[key.toLowerCase()];
  const vote = session.vote.peek();
  if (yes === undefined || vote === null) return false;
  if (!isAsked(vote, session)) return false;
  castBallot({ session, actions }, yes);
  return true;
}
