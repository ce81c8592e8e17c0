/**
 * Mutes by admins. They hold for the person, so that leaving and returning does not lift them, and their time is counted in ticks
 * of the room.
 */
import { MUTE_SECONDS, MUTED_FOR_GAME, MUTED_FOR_ROOM } from "#room/mute.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { CommandOf, Outcome } from "./command.ts";
import { isGameOn, type Match, type Mute } from "./match.ts";
import { findMember, humansOf, type Member, nameOf } from "./members.ts";
import { announce, notify } from "./notices.ts";
import { personOf } from "./voters.ts";

/** Above it the oldest are dropped. */
const MUTES_MAX = 200;

export function mute(match: Match, { id, term, by }: CommandOf<"mute">): Outcome {
  const member = findMember(match, id)!;
  const person = personOf(member);
  const { tick } = match.world.game;
  const endTick = term === "game" || term === "room" ? 0 : tick + MUTE_SECONDS[term] * TICK_RATE;
  match.mutes = [...match.mutes.filter((other) => other.person !== person), { person, term, endTick }].slice(
    -MUTES_MAX,
  );
  updateMutes(match);
  for (const each of humansOf(match)) if (personOf(each) === person) each.typing = false;
  announce(match, { kind: "muted", name: member.name, term, by: nameOf(match, by) });
  return "room";
}

export function unmute(match: Match, { id, by }: CommandOf<"unmute">): Outcome {
  const member = findMember(match, id)!;
  const person = personOf(member);
  if (!match.mutes.some((each) => each.person === person)) return "nothing";
  match.mutes = match.mutes.filter((each) => each.person !== person);
  for (const each of humansOf(match)) if (personOf(each) === person) each.muteSeconds = 0;
  announce(match, { kind: "unmuted", name: member.name, by: nameOf(match, by) });
  return "room";
}

/** No admin could lift them any more. */
export function clearMutes(match: Match): void {
  match.mutes = [];
}

/** Mutes for the running game end when another one begins. */
export function endGameMutes(match: Match): void {
  if (match.mutes.some(({ term }) => term === "game")) {
    match.mutes = match.mutes.filter(({ term }) => term !== "game");
  }
}

/** In each tick: ends mutes whose time is over, and sets what members have left. Admins are never muted. */
export function updateMutes(match: Match): void {
  const { members, mutes } = match;
  if (mutes.length === 0 && !members.some(isMuted)) return;
  if (mutes.some((each) => isOver(match, each))) {
    match.mutes = mutes.filter((each) => !isOver(match, each));
  }
  for (const member of members) {
    const person = personOf(member);
    const found = member.admin || member.bot ? undefined : match.mutes.find((each) => each.person === person);
    const before = member.muteSeconds;
    member.muteSeconds = found === undefined ? 0 : secondsLeft(match, found);
    if (before > 0 && member.muteSeconds === 0) notify(match, [member.id], { kind: "muteOver" });
  }
}

function isMuted({ muteSeconds }: Member): boolean {
  return muteSeconds > 0;
}

function isOver(match: Match, { term, endTick }: Mute): boolean {
  if (term === "game") return !isGameOn(match);
  return term !== "room" && match.world.game.tick >= endTick;
}

function secondsLeft({ world }: Match, { term, endTick }: Mute): number {
  if (term === "game") return MUTED_FOR_GAME;
  return term === "room" ? MUTED_FOR_ROOM : Math.ceil((endTick - world.game.tick) / TICK_RATE);
}
