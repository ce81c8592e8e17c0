/**
 * Votes in rooms without an admin: to send somebody away, to change the stadium, to start anew. Those who play vote; when
 * nobody plays, everybody does. More than half of them decide.
 */
import type { VoteSubject } from "#protocol/notice.ts";
import type { Refusal } from "#protocol/refusal.ts";
import { SPECTATORS } from "#sim/world.ts";
import { refuse, type CommandOf, type Outcome, type VoteAsk } from "./command.ts";
import { findMember, type Match } from "./match.ts";
import type { Member } from "./member.ts";
import { announce } from "./notices.ts";
import { expel, humansOf, isOwner } from "./rights.ts";

export type Vote = {
  readonly ask: VoteAsk;
  /** Whose removal, or which stadium; "" for a restart. */
  readonly object: string;
  readonly by: string;
  readonly endTick: number;
  /** By person: who looks at the room through two windows has one vote. */
  readonly ballots: Map<string, boolean>;
};

export const VOTE_TICKS = 20 * 60;

/** So long after calling a vote may the same member call another. */
const COOLDOWN_TICKS = 60 * 60;

/** Two must agree to send a third away. */
const KICK_VOTERS_MIN = 2;

export function callVote(match: Match, { ask, by }: CommandOf<"vote">): Outcome {
  const caller = findMember(match, by);
  if (caller === undefined) return "nothing";
  const refusal = refusalOfVote(match, ask, caller);
  if (refusal !== undefined) return refuse(refusal);
  const { tick } = match.world.game;
  for (const [person, freeTick] of match.voteFree) if (freeTick <= tick) match.voteFree.delete(person);
  match.voteFree.set(personOf(caller), tick + COOLDOWN_TICKS);
  const object = objectOf(match, ask);
  const ballots = new Map([[personOf(caller), true]]);
  match.vote = { ask, object, by: caller.name, endTick: tick + VOTE_TICKS, ballots };
  announce(match, { kind: "voteCalled", subject: ask.subject, object, by: caller.name });
  return "room";
}

function refusalOfVote(match: Match, ask: VoteAsk, caller: Member): Refusal | undefined {
  if (!match.settings.adminless || match.vote !== null) return "notNow";
  const voters = votersOn(match, ask);
  if (ask.subject === "kick") {
    const target = findMember(match, ask.id);
    if (target === undefined) return "gone";
    if (target.bot !== null || personOf(target) === personOf(caller)) return "notThis";
    if (isOwner(match, target)) return "rights";
    if (voters.size < KICK_VOTERS_MIN) return "notNow";
  }
  if (!voters.has(personOf(caller))) return "notNow";
  return match.world.game.tick < (match.voteFree.get(personOf(caller)) ?? 0) ? "cooldown" : undefined;
}

/** What the vote is about, in a word; "" for a restart. */
function objectOf(match: Match, ask: VoteAsk): string {
  if (ask.subject === "kick") return findMember(match, ask.id)?.name ?? "";
  return ask.subject === "stadium" ? ask.name : "";
}

/** Coming back does not make anybody somebody else. */
function personOf(member: Member): string {
  return member.key === "" ? String(member.id) : member.key;
}

export function castBallot(match: Match, { yes, by }: CommandOf<"ballot">): Outcome {
  const { vote } = match;
  const voter = findMember(match, by);
  if (voter === undefined) return "nothing";
  if (vote === null || !votersOn(match, vote.ask).has(personOf(voter))) return refuse("notNow");
  vote.ballots.set(personOf(voter), yes);
  return "room";
}

type Count = { readonly yes: number; readonly no: number; readonly needed: number; readonly voters: number };

/** How a vote stands: ballots of those who are (still) asked, and how many yes decide it. */
export function countVote(match: Match, vote: Vote): Count {
  const voters = votersOn(match, vote.ask);
  const said = Array.from(voters, (voter) => vote.ballots.get(voter));
  const majority = Math.floor(voters.size / 2) + 1;
  return {
    yes: said.filter((ballot) => ballot === true).length,
    no: said.filter((ballot) => ballot === false).length,
    // Also when the others have left since it was called.
    needed: vote.ask.subject === "kick" ? Math.max(KICK_VOTERS_MIN, majority) : majority,
    voters: voters.size,
  };
}

/** What a vote that has been decided asks for; null while it is open, and when it failed. Ends it. */
export function settleVote(match: Match): VoteAsk | null {
  const { vote } = match;
  if (vote === null) return null;
  const { yes, no, needed, voters } = countVote(match, vote);
  const passed = voters > 0 && yes >= needed;
  const targetGone = vote.ask.subject === "kick" && findMember(match, vote.ask.id) === undefined;
  const over = passed || targetGone || no > voters - needed || match.world.game.tick >= vote.endTick;
  if (!over) return null;
  match.vote = null;
  const subject: VoteSubject = vote.ask.subject;
  announce(match, { kind: "voteOver", subject, object: vote.object, passed: passed && !targetGone });
  return passed && !targetGone ? vote.ask : null;
}

/** Sends away whom a vote is against; he may come back after a while. */
export function expelByVote(match: Match, id: number): void {
  const member = findMember(match, id);
  if (member !== undefined) expel(match, member, { ban: "awhile", reason: "", by: "" });
}

/** The people who are asked. Whom a vote is against does not vote on it. */
function votersOn(match: Match, ask: VoteAsk): Set<string> {
  const present = humansOf(match).filter((member) => member.connected);
  const playing = present.filter((member) => member.team !== SPECTATORS);
  const voters = new Set((playing.length > 0 ? playing : present).map(personOf));
  const target = ask.subject === "kick" ? findMember(match, ask.id) : undefined;
  if (target !== undefined) voters.delete(personOf(target));
  return voters;
}
