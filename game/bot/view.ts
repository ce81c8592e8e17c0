/**
 * The input of a bot's decision: its own disc, the ball as it estimates it, the other players and the goals. All of
 * it is on a player's screen, too, and the ball's state is as old as the bot's reaction time.
 */
import { PLAYER_MASK } from "#sim/masks.ts";
import { BLUE_TEAM, type World } from "#sim/world.ts";
import { chooseBall } from "./ball-choice.ts";
import { selectNearWalls } from "./broad-phase.ts";
import type { GoalMouth } from "./goal-mouth.ts";
import type { Skill } from "./level.ts";
import { BALL_HISTORY_TICKS, type BotMemory } from "./memory.ts";
import { navGridFor, type NavGrid } from "./nav-grid.ts";
import { pitchOf, type Pitch } from "./pitch.ts";
import { copyDisc, placeProbe, stepProbe } from "./probe-disc.ts";
import { distance, type Vector } from "./vector.ts";
import { REACTION } from "./weights.ts";

export type BotView = {
  readonly world: World;
  readonly pitch: Pitch;
  readonly skill: Skill;
  readonly memory: BotMemory;
  readonly team: number;
  /** -1 or 1: the direction along x in which the team plays on a pitch without goals. */
  readonly forward: -1 | 1;
  /** The bot's own disc. */
  readonly position: Vector;
  readonly velocity: Vector;
  /** Disc number of the ball, and its state as the bot estimates it. */
  readonly ball: number;
  readonly ballPosition: Vector;
  readonly ballVelocity: Vector;
  /** Distance between the centres of bot and ball when they touch. */
  readonly contact: number;
  /** Of each side's goals the one nearest to the ball; null where the stadium has none. */
  readonly opponentGoal: GoalMouth | null;
  readonly ownGoal: GoalMouth | null;
  /** Where the bot and the ball can go. */
  readonly playerGrid: NavGrid;
  readonly ballGrid: NavGrid;
};

/** The view of the player with index `p`; null if they are not on the pitch or there is no ball. */
export function observe(world: World, p: number, skill: Skill, memory: BotMemory): BotView | null {
  const { discs, players } = world;
  const disc = players.disc[p]!;
  const ball = chooseBall(world, p, memory.ball);
  if (disc < 0 || ball < 0) return null;
  if (ball !== memory.ball) {
    memory.ball = ball;
    memory.ballHistoryCount = 0;
  }
  const pitch = pitchOf(world.arena);
  const team = players.team[p]!;
  const contact = discs.radius[disc]! + discs.radius[ball]!;
  const position = { x: discs.x[disc]!, y: discs.y[disc]! };
  const gap = distance({ x: discs.x[ball]!, y: discs.y[ball]! }, position) - contact;
  const close = gap < REACTION.closeGap;
  const { discs: estimate } = estimateBall(
    world,
    ball,
    close ? Math.trunc(skill.delayTicks / REACTION.closeFactor) : skill.delayTicks,
    memory,
  );
  const ballPosition = { x: estimate.x[0]!, y: estimate.y[0]! };
  return {
    world,
    pitch,
    skill,
    memory,
    team,
    forward: team === BLUE_TEAM ? -1 : 1,
    position,
    velocity: { x: discs.vx[disc]!, y: discs.vy[disc]! },
    ball,
    ballPosition,
    ballVelocity: { x: estimate.vx[0]!, y: estimate.vy[0]! },
    contact,
    opponentGoal: nearestGoal(pitch, ballPosition, (mouth) => mouth.team !== team),
    ownGoal: nearestGoal(pitch, ballPosition, (mouth) => mouth.team === team),
    playerGrid: navGridFor(world.arena, discs.radius[disc]!, PLAYER_MASK, discs.cGroup[disc]!),
    ballGrid: navGridFor(world.arena, discs.radius[ball]!, discs.cMask[ball]!, discs.cGroup[ball]!),
  };
}

/** Gap between the edges of bot and ball, in units. */
export function gapToBall({ ballPosition, position, contact }: BotView): number {
  return distance(ballPosition, position) - contact;
}

/** Adds the present state of the ball to the history. */
export function recordBall({ discs }: World, memory: BotMemory): void {
  const { ball, ballHistory } = memory;
  if (ball < 0 || ball >= discs.count) return;
  const at = (memory.ballHistoryCount % BALL_HISTORY_TICKS) * 4;
  ballHistory[at] = discs.x[ball]!;
  ballHistory[at + 1] = discs.y[ball]!;
  ballHistory[at + 2] = discs.vx[ball]!;
  ballHistory[at + 3] = discs.vy[ball]!;
  memory.ballHistoryCount++;
}

/**
 * The memory's probe as the ball: its state `delay` ticks ago, extrapolated to the present as if no player touched it.
 */
function estimateBall(world: World, ball: number, delay: number, memory: BotMemory) {
  const { probe, ballHistory: history } = memory;
  copyDisc(probe, world, ball);
  const age = Math.min(delay, memory.ballHistoryCount - 1, BALL_HISTORY_TICKS - 1);
  if (age <= 0) return probe;
  const at = ((memory.ballHistoryCount - 1 - age) % BALL_HISTORY_TICKS) * 4;
  placeProbe(probe, { x: history[at]!, y: history[at + 1]! }, { x: history[at + 2]!, y: history[at + 3]! });
  selectNearWalls(probe, world.arena, age);
  for (let t = 0; t < age; t++) stepProbe(probe, world.arena);
  return probe;
}

function nearestGoal(pitch: Pitch, point: Vector, matches: (mouth: GoalMouth) => boolean): GoalMouth | null {
  let best: GoalMouth | null = null;
  let bestDistance = Infinity;
  for (const mouth of pitch.goalMouths) {
    if (!matches(mouth)) continue;
    const away = distance(mouth.centre, point);
    if (away >= bestDistance) continue;
    best = mouth;
    bestDistance = away;
  }
  return best;
}
