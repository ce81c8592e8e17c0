/** A match as a recording can begin with it. */
import type { RecordedGame, RecordedKit, RecordedPlayer, RecordedRoom } from "#recording/recording.ts";
import type { Kit } from "#room/kit.ts";
import { readDisc } from "#sim/set-disc.ts";
import type { Disc } from "#sim/stadium.ts";
import { findPlayer, type World } from "#sim/world.ts";
import { isGameOn, type Match } from "./match.ts";
import type { Member } from "./members.ts";

/** Players that have discs come first, in the order in which they move and kick. */
export function roomOf(match: Match): RecordedRoom {
  const { settings, world, kits } = match;
  const { game } = world;
  const limits = isGameOn(match) ? game : settings;
  const { players } = world;
  const orderOf = ({ id }: Member) => (findPlayer(world, id) < 0 ? players.count : findPlayer(world, id));
  const listed = match.members.toSorted((a, b) => orderOf(a) - orderOf(b));
  return {
    name: settings.name,
    teamsLocked: settings.teamsLocked,
    scoreLimit: limits.scoreLimit,
    timeLimit: limits.timeLimit,
    kickRate: { min: game.kickMin, rate: game.kickRate, max: game.kickMax },
    stadium: world.arena.stadium,
    game: isGameOn(match) ? gameOf(match) : null,
    players: listed.map((member) => playerOf(world, member)),
    redKit: recordedKit(kits.red),
    blueKit: recordedKit(kits.blue),
  };
}

/** The angle of stripes has 256 steps in recordings. */
export function recordedKit({ angle, text, colors }: Kit): RecordedKit {
  return { angle: Math.round((angle * 256) / 360) & 0xff, text, colors };
}

function gameOf({ world, discColors }: Match): RecordedGame {
  const { state, red, blue, time, goalTicks, pauseTicks, kickOffTeam } = world.game;
  const painted = new Map(discColors);
  const { discs } = world.arena.stadium;
  return {
    discs: Array.from({ length: world.discs.count }, (_, i): Disc => {
      const color = world.discs.owner[i]! >= 0 ? 0 : (painted.get(i) ?? discs[i]?.color ?? 0);
      return { ...(readDisc(world.discs, i) as Disc), color };
    }),
    ...{ state, red, blue, time, goalTicks, pauseTicks, kickOffTeam },
  };
}

function playerOf(world: World, member: Member): RecordedPlayer {
  const { players } = world;
  const { id, name, admin, avatar, scriptAvatar, flag, team, kickArmed, kickWait, kickBudget } = member;
  const shown = { id, name, admin, avatar: emptyAsNull(avatar), headlessAvatar: scriptAvatar, flag: emptyAsNull(flag) };
  const constant = { desync: false, reserved: 0 };
  const p = findPlayer(world, id);
  if (p < 0) {
    const absent = { number: 0, keys: 0, team, disc: -1 };
    return { ...shown, ...constant, ...absent, armed: kickArmed, wait: kickWait, budget: kickBudget };
  }
  return {
    ...shown,
    ...constant,
    number: players.number[p]!,
    keys: players.keys[p]!,
    armed: players.armed[p] === 1,
    budget: players.budget[p]!,
    wait: players.wait[p]!,
    team: players.team[p]!,
    disc: players.disc[p]!,
  };
}

/** Empty texts mean that there is none. */
export function emptyAsNull(text: string): string | null {
  return text === "" ? null : text;
}
