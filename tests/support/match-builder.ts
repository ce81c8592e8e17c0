/** Builds matches for tests of the referee: players join, commands are queued, ticks advance. */
import { createMatch, type Match, type MatchOptions } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin, type JoinOptions } from "#match/roster.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { NoticeKind, Notice } from "#protocol/notice.ts";
import type { Command } from "#match/command.ts";
import type { Member } from "#match/members.ts";
import { advance, type TickReport } from "#match/tick.ts";
import { VOTER_AGE_TICKS, VOTER_PLAY_TICKS } from "#match/voters.ts";
import { BLUE_TEAM, findPlayer, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";

/** A match without bots and without a running game, unless the options set them. */
export function quietMatch(
  { teamSize = 3, ...options }: Partial<MatchOptions> & { readonly teamSize?: number } = {},
  settings: Partial<RoomSettings> = {},
): Match {
  const match = createMatch(
    { bots: "none", botLevel: "normal", seed: 1, ...options },
    "Classic",
    builtinStadium("Classic"),
    { teamSize, ...settings },
  );
  match.autoStart = false;
  return match;
}

/** Adds human players in this order, one per tick, and returns their ids; the first is the admin. */
export function join(match: Match, ...names: readonly string[]): number[] {
  return names.map((name) => {
    const id = queueJoin(match, name);
    advance(match);
    return id;
  });
}

/** Adds a human player with an identity: players with the same fingerprint are the same person. */
export function joinAs(
  match: Match,
  name: string,
  fingerprint: string,
  { network = "", ...admission }: JoinOptions & { readonly network?: string } = {},
): number {
  const id = queueJoin(match, name, {
    ...admission,
    identity: { key: `key of ${fingerprint}`, fingerprint, flag: "", network },
  });
  advance(match);
  return id;
}

/** Makes the present members as old as votes to kick require. */
export function makeRegulars(match: Match): void {
  for (const each of match.members) {
    each.joinedTick -= VOTER_AGE_TICKS;
    each.playTicks += VOTER_PLAY_TICKS;
  }
}

/** The notices of the last tick to all members or to this one. */
export function noticesFor(match: Match, id: number): Notice[] {
  return match.notices.filter(({ to }) => to === undefined || to.includes(id)).map(({ notice }) => notice);
}

/** The kinds of all notices of the last tick. */
export function noticeKinds(match: Match): NoticeKind[] {
  return match.notices.map(({ notice }) => notice.kind);
}

/** The commands that the last tick refused, as `kind: reason`. */
export function refusals(match: Match): string[] {
  return match.refused.map(({ kind, why }) => `${kind}: ${why}`);
}

/** Queues commands and advances by one tick. */
export function applyCommands(match: Match, ...commands: readonly Command[]): TickReport {
  match.queue.push(...commands);
  return advance(match);
}

/** Advances by this many ticks. */
export function advanceTicks(match: Match, ticks: number): void {
  for (let t = 0; t < ticks; t++) advance(match);
}

export function member(match: Match, id: number): Member {
  const found = findMember(match, id);
  if (found === undefined) throw new Error(`no member ${id}`);
  return found;
}

/** Disc number of a member; -1 without a disc. */
export function discOf(match: Match, id: number): number {
  const p = findPlayer(match.world, id);
  return p < 0 ? -1 : match.world.players.disc[p]!;
}

export function positionOf(match: Match, id: number): { readonly x: number; readonly y: number } {
  const disc = discOf(match, id);
  const { x, y } = match.world.discs;
  // Adding 0 turns −0 into 0: no rule distinguishes them, but `toEqual` does.
  return { x: x[disc]! + 0, y: y[disc]! + 0 };
}

/** Names in list order, bots as "bot". */
export function namesIn(match: Match, team?: number): string[] {
  const members = match.members.filter((each) => team === undefined || each.team === team);
  return members.map((each) => (each.bot ? "bot" : each.name));
}

export function teamSizes(match: Match): { readonly red: number; readonly blue: number } {
  return { red: namesIn(match, RED_TEAM).length, blue: namesIn(match, BLUE_TEAM).length };
}
