/** How this page's visitor answered the vote that is on. */
import { signal } from "@preact/signals";
import type { VoteInfo } from "../../session/room.ts";
import type { Ui } from "../context.ts";
import { mayVote, type Scene } from "./rights.ts";

/** The room counts ballots without telling whose they are, so the page remembers its own. */
const given = signal<{ readonly vote: string; readonly yes: boolean } | undefined>(undefined);

/** The same as long as it is the same vote. */
export function voteName({ subject, object, by }: VoteInfo): string {
  return `${subject}/${object}/${by}`;
}

/** Undefined while he has not answered. Who calls a vote is for it. */
export function ownAnswer(vote: VoteInfo, me: Scene["me"]): boolean | undefined {
  if (given.value?.vote === voteName(vote)) return given.value.yes;
  return me?.name === vote.by ? true : undefined;
}

/** Whoever a vote is about is not asked. */
export function isAsked(vote: VoteInfo, scene: Scene): boolean {
  return mayVote(scene) && !(vote.subject === "kick" && vote.object === scene.me?.name);
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
  const scene: Scene = {
    room: session.room.peek(),
    players: session.players.peek(),
    me: session.me.peek(),
    game: session.game.peek(),
  };
  if (!isAsked(vote, scene)) return false;
  castBallot({ session, actions }, yes);
  return true;
}
