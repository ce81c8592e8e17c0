/**
 * Votes while no admin is in the room: to kick a member, to change the stadium, to restart the game. Connected players vote, or
 * all connected spectators while there are no players. More than half of the voters (voters.ts) decide. A vote
 * to kick goes on when its target leaves, so that leaving is no way around the ban.
 */
import type { VoteSubject } from "#protocol/notice.ts";
import { isUnmanaged } from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import { TICK_RATE } from "#sim/step.ts";
import { refuse, type CommandOf, type Outcome, type VoteAsk } from "./command.ts";
import { refusalOfStadium } from "./game.ts";
import type { Match, Vote } from "./match.ts";
import { findMember, type Member } from "./members.ts";
import { announce } from "./notices.ts";
import { answerOf, hasBallot, isTooNew, personOf, voterOf, votersOn } from "./voters.ts";

export const VOTE_TICKS = 20 * TICK_RATE;

/** A vote to kick is open for at least this time, so that the others notice it. */
export const KICK_VOTE_TICKS_MIN = 10 * TICK_RATE;

/** Minimum time between two votes called by the same person or voter. */
const COOLDOWN_TICKS = 60 * TICK_RATE;

/** Minimum number of voters, and of yes ballots, of a vote to kick. */
const KICK_VOTERS_MIN = 2;

export function callVote(match: Match, { ask, by }: CommandOf<"vote">): Outcome {
  const caller = findMember(match, by);
  if (caller === undefined) return "nothing";
  const refusal = refusalOfVote(match, ask, caller);
  if (refusal !== undefined) return refuse(refusal);
  const { tick } = match.world.game;
  for (const [person, nextTick] of match.nextVoteTick) if (nextTick <= tick) match.nextVoteTick.delete(person);
  for (const asker of askersOf(match, caller)) match.nextVoteTick.set(asker, tick + COOLDOWN_TICKS);
  const object = objectOf(match, ask);
  const target = targetOf(match, ask);
  const ballots = new Map([[personOf(caller), true]]);
  match.vote = { ask, target, object, by: caller.name, endTick: tick + VOTE_TICKS, ballots };
  announce(match, { kind: "voteCalled", subject: ask.subject, object, by: caller.name });
  return "room";
}

function refusalOfVote(match: Match, ask: VoteAsk, caller: Member): Refusal | undefined {
  if (!isUnmanaged(match) || match.vote !== null) return "notNow";
  const voters = votersOn(match, targetOf(match, ask));
  if (ask.subject === "kick") {
    const target = findMember(match, ask.id);
    if (target === undefined) return "gone";
    if (target.bot || personOf(target) === personOf(caller)) return "notThis";
    if (isTooNew(match, caller)) return "tooNew";
    if (voters.size < KICK_VOTERS_MIN) return "notNow";
  }
  if (!hasBallot(voters, personOf(caller))) return "notNow";
  const refusal = refusalOfSubject(match, ask);
  if (refusal !== undefined) return refusal;
  const next = Math.max(...askersOf(match, caller).map((asker) => match.nextVoteTick.get(asker) ?? 0));
  return match.world.game.tick < next ? "cooldown" : undefined;
}

function askersOf(match: Match, caller: Member): readonly string[] {
  return [personOf(caller), voterOf(match, caller)];
}

function refusalOfSubject(match: Match, ask: VoteAsk): Refusal | undefined {
  if (ask.subject === "stadium") return refusalOfStadium(match, ask.stadium);
  const { stadium } = match.world.arena;
  return ask.subject === "restart" && !match.options.load.hasRoomFor(stadium) ? "load" : undefined;
}

function targetOf(match: Match, ask: VoteAsk): string {
  const target = ask.subject === "kick" ? findMember(match, ask.id) : undefined;
  return target === undefined ? "" : personOf(target);
}

/** Name of the member to kick or of the stadium; "" for a restart. */
function objectOf(match: Match, ask: VoteAsk): string {
  if (ask.subject === "kick") return findMember(match, ask.id)?.name ?? "";
  return ask.subject === "stadium" ? ask.name : "";
}

export function castBallot(match: Match, { yes, by }: CommandOf<"ballot">): Outcome {
  const { vote } = match;
  const voter = findMember(match, by);
  if (voter === undefined) return "nothing";
  if (vote === null) return refuse("notNow");
  if (!hasBallot(votersOn(match, vote.target), personOf(voter))) {
    return refuse(vote.ask.subject === "kick" && isTooNew(match, voter) ? "tooNew" : "notNow");
  }
  vote.ballots.set(personOf(voter), yes);
  return "room";
}

type Count = { readonly yes: number; readonly no: number; readonly needed: number; readonly voters: number };

/** Counts the answers of the present voters, and how many yes decide the vote. */
export function countVote(match: Match, vote: Vote): Count {
  const voters = votersOn(match, vote.target);
  const answers = Array.from(voters.values(), (persons) => answerOf(persons, vote.ballots));
  const majority = Math.floor(voters.size / 2) + 1;
  return {
    yes: answers.filter((answer) => answer === true).length,
    no: answers.filter((answer) => answer === false).length,
    // The minimum also holds when voters left after the call.
    needed: vote.ask.subject === "kick" ? Math.max(KICK_VOTERS_MIN, majority) : majority,
    voters: voters.size,
  };
}

/** Ends a decided vote and returns it if it passed; null while it is open and when it failed. An admin that joins ends it. */
export function settleVote(match: Match): Vote | null {
  const { vote } = match;
  if (vote === null) return null;
  const { tick } = match.world.game;
  const { yes, no, needed, voters } = countVote(match, vote);
  const isDue = vote.ask.subject !== "kick" || tick >= vote.endTick - VOTE_TICKS + KICK_VOTE_TICKS_MIN;
  const isManaged = !isUnmanaged(match);
  const passed = isDue && !isManaged && voters > 0 && yes >= needed && !isPointless(match, vote);
  const over = passed || isPointless(match, vote) || isManaged || no > voters - needed || tick >= vote.endTick;
  if (!over) return null;
  match.vote = null;
  const subject: VoteSubject = vote.ask.subject;
  announce(match, { kind: "voteOver", subject, object: vote.object, passed });
  return passed ? vote : null;
}

/** A member without a key has left: no later join can be recognized as theirs. */
function isPointless(match: Match, { ask, target }: Vote): boolean {
  return ask.subject === "kick" && target === String(ask.id) && findMember(match, ask.id) === undefined;
}
