/** Checks of the kick-off positions of players: free of walls, and with a way to the ball. */
import { navGridFor } from "#bot/nav-grid.ts";
import { isReachable } from "#bot/pathfinding.ts";
import type { Arena } from "#sim/arena.ts";
import { PLAYER_MASK } from "#sim/masks.ts";
import { startGame } from "#sim/rules/game.ts";
import { addPlayer, setTeam } from "#sim/rules/player-list.ts";
import type { Disc } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import { BLUE_TEAM, createWorld, RED_TEAM } from "#sim/world.ts";
import { OVERLAP_MIN } from "./ball-checks.ts";
import { type CheckLevel, type CheckPlace, type CheckResult, result, type Sliced } from "./check-result.ts";
import { DiscProbe } from "./disc-probe.ts";

type Kickoff = { readonly disc: Disc; readonly team: number; readonly place: CheckPlace };

/** `teamSize`: players per side whose positions are checked where the map has no spawn points. */
export function* checkSpawns(arena: Arena, teamSize: number): Sliced<readonly CheckResult[]> {
  const starts = kickoffsOf(arena, teamSize);
  const blocked = starts.filter(({ disc }) => new DiscProbe(arena, disc).settle() > OVERLAP_MIN);
  const stuck = blocked.filter(({ disc }) => isStuck(arena, disc));
  yield;
  const cut: Kickoff[] = [];
  for (const start of starts) {
    if (!canReachBall(arena, start)) cut.push(start);
    yield;
  }
  const data = { count: blocked.length, stuck: stuck.length };
  return [
    result("spawns", levelOf(blocked.length, stuck.length > 0), data, blocked.map(placeOf)),
    result("ballReach", levelOf(cut.length, cut.length === starts.length), { count: cut.length }, cut.map(placeOf)),
  ];
}

function levelOf(faults: number, isFatal: boolean): CheckLevel {
  if (faults === 0) return "ok";
  return isFatal ? "error" : "warning";
}

/** Whether walls go on pushing a player after a second. */
function isStuck(arena: Arena, disc: Disc): boolean {
  const probe = new DiscProbe(arena, disc);
  for (let t = 0; t < TICK_RATE; t++) if (probe.settle() <= OVERLAP_MIN) return false;
  return true;
}

const placeOf = ({ place }: Kickoff): CheckPlace => place;

function canReachBall(arena: Arena, { disc }: Kickoff): boolean {
  const { radius, cGroup } = disc;
  return isReachable(navGridFor(arena, radius, PLAYER_MASK, cGroup), disc, arena.stadium.discs[0]!);
}

/** The players of a real kick-off. */
function kickoffsOf(arena: Arena, teamSize: number): readonly Kickoff[] {
  return [RED_TEAM, BLUE_TEAM].flatMap((team) => {
    const list = team === RED_TEAM ? "redSpawnPoints" : "blueSpawnPoints";
    const points = arena.stadium[list];
    return discsAtKickoff(arena, team, points.length || teamSize).map((disc, index) => ({
      ...{ disc, team },
      place: { x: disc.x, y: disc.y, ...(points.length > 0 ? { item: { list, index } } : {}) },
    }));
  });
}

function discsAtKickoff(arena: Arena, team: number, count: number): readonly Disc[] {
  const world = createWorld(arena, count);
  for (let id = 1; id <= count; id++) {
    addPlayer(world, id);
    setTeam(world, id, team);
  }
  startGame(world, { scoreLimit: 0, timeLimit: 0, overtime: true });
  const { discs, players } = world;
  return Array.from({ length: count }, (_, p) => {
    const i = players.disc[p]!;
    const at = <Key extends keyof Disc & keyof typeof discs>(key: Key) => (discs[key] as Float64Array)[i]!;
    return {
      ...{ x: at("x"), y: at("y"), vx: 0, vy: 0, gx: 0, gy: 0, radius: at("radius"), bCoef: at("bCoef") },
      ...{ invMass: at("invMass"), damping: at("damping"), color: -1 },
      ...{ cMask: PLAYER_MASK, cGroup: at("cGroup") },
    };
  });
}
