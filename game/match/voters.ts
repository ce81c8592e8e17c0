/**
 * The voters of a vote. A new identity costs nothing, so all members of one network are one voter, with the answer of most
 * of them; while all members of the room share one network, as in a school, each person is a voter. Votes to kick ask only
 * members that have been in the room, and have played, for some time.
 */
import { votersIn } from "#room/permissions.ts";
import { TICK_RATE } from "#sim/step.ts";
import { viewOf, type Match } from "./match.ts";
import { findMember, humansOf, type Member } from "./members.ts";

/** Time in the room, and time of play, without which a member has no voice in a vote to kick. */
export const VOTER_AGE_TICKS = 60 * TICK_RATE;
export const VOTER_PLAY_TICKS = 20 * TICK_RATE;

/** The persons of each voter that have a ballot. */
export type Voters = ReadonlyMap<string, ReadonlySet<string>>;

/** Stays the same when the person reconnects or is connected twice. */
export function personOf(member: Member): string {
  return member.key === "" ? String(member.id) : member.key;
}

/** The voter that the member belongs to. */
export function voterOf(match: Match, member: Member): string {
  return votesByNetwork(match) ? unitOf(member) : personOf(member);
}

/** The voters that are asked. `target`: the person that a vote is against and that does not vote; "" for other votes. */
export function votersOn(match: Match, target: string): Voters {
  const voters = new Map<string, Set<string>>();
  const asked = new Set<string>();
  for (const { id } of votersIn(viewOf(match))) {
    const member = findMember(match, id)!;
    const person = personOf(member);
    if (target !== "" && (person === target || isTooNew(match, member))) continue;
    // A person that is connected over two networks belongs to one of them.
    if (asked.has(person)) continue;
    asked.add(person);
    const voter = voterOf(match, member);
    voters.set(voter, (voters.get(voter) ?? new Set()).add(person));
  }
  return voters;
}

/** Whether a person has a ballot. */
export function hasBallot(voters: Voters, person: string): boolean {
  return [...voters.values()].some((persons) => persons.has(person));
}

/** Whether the member has not yet been in the room, or played, for as long as votes to kick require. */
export function isTooNew({ world }: Match, { joinedTick, playTicks }: Member): boolean {
  return world.game.tick - joinedTick < VOTER_AGE_TICKS || playTicks < VOTER_PLAY_TICKS;
}

/** The answer of most persons of a voter; undefined without ballots and when they are even. */
export function answerOf(persons: ReadonlySet<string>, ballots: ReadonlyMap<string, boolean>): boolean | undefined {
  let balance = 0;
  for (const person of persons) {
    const ballot = ballots.get(person);
    if (ballot !== undefined) balance += ballot ? 1 : -1;
  }
  return balance === 0 ? undefined : balance > 0;
}

function votesByNetwork(match: Match): boolean {
  return new Set(humansOf(match).map(unitOf)).size > 1;
}

/** Members of an unknown network count by person. */
function unitOf(member: Member): string {
  return member.network === "" ? personOf(member) : member.network;
}
