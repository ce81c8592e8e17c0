/** Matches for tests of the referee: humans come in, commands are given, ticks pass. */
import { createMatch, type Match, type MatchOptions } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin, type JoinOptions } from "#match/roster.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { NoticeKind, Notice } from "#protocol/notice.ts";
import type { Command } from "#match/command.ts";
import type { Member } from "#match/members.ts";
import { advance, type TickReport } from "#match/tick.ts";
import { BLUE_TEAM, findPlayer, RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";

/** Without bots and without a game on, unless the test asks for them. */
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

/** Humans who joined in this order; the first is the admin. */
export function join(match: Match, ...names: readonly string[]): number[] {
  return names.map((name) => {
    const id = queueJoin(match, name);
    advance(match);
    return id;
  });
}

/** One human with a key pair: whoever has the same fingerprint is the same person. */
export function joinAs(match: Match, name: string, fingerprint: string, admission: JoinOptions = {}): number {
  const id = queueJoin(match, name, {
    ...admission,
    identity: { key: `key of ${fingerprint}`, fingerprint, flag: "" },
  });
  advance(match);
  return id;
}

/** What was said in the last tick, to everybody or to this member. */
export function heard(match: Match, id: number): Notice[] {
  return match.notices.filter(({ to }) => to === undefined || to.includes(id)).map(({ notice }) => notice);
}

export function kindsSaid(match: Match): NoticeKind[] {
  return match.notices.map(({ notice }) => notice.kind);
}

/** Why the last tick refused what was asked for. */
export function refusals(match: Match): string[] {
  return match.refused.map(({ kind, why }) => `${kind}: ${why}`);
}

export function order(match: Match, ...commands: readonly Command[]): TickReport {
  match.queue.push(...commands);
  return advance(match);
}

export function pass(match: Match, ticks: number): void {
  for (let t = 0; t < ticks; t++) advance(match);
}

export function member(match: Match, id: number): Member {
  const found = findMember(match, id);
  if (found === undefined) throw new Error(`no member ${id}`);
  return found;
}

export function discOf(match: Match, id: number): number {
  const p = findPlayer(match.world, id);
  return p < 0 ? -1 : match.world.players.disc[p]!;
}

export function placeOf(match: Match, id: number): { readonly x: number; readonly y: number } {
  const disc = discOf(match, id);
  const { x, y } = match.world.discs;
  // No rule tells −0 from 0, but a comparison would.
  return { x: x[disc]! + 0, y: y[disc]! + 0 };
}

/** Names in list order, bots as "bot". */
export function namesIn(match: Match, team?: number): string[] {
  const here = match.members.filter((each) => team === undefined || each.team === team);
  return here.map((each) => (!each.bot ? each.name : "bot"));
}

export function teamSizes(match: Match): { readonly red: number; readonly blue: number } {
  return { red: namesIn(match, RED_TEAM).length, blue: namesIn(match, BLUE_TEAM).length };
}
