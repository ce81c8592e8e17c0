/** Where to run now, by role and situation. */
import { KICK_OFF, PLAYING } from "#sim/world.ts";
import { approachBall } from "./approach.ts";
import { positionAt, velocityAt } from "./ball-forecast.ts";
import { opponentTicksToBall, shortfall, teamTicksToBall } from "./field-players.ts";
import { nextWaypoint } from "./pathfinding.ts";
import { clampToPitch } from "./pitch.ts";
import { blockPosition, goalkeeperPosition, supportPosition } from "./positioning.ts";
import { nextRandom } from "./random.ts";
import { chooseRole, type Role } from "./roles.ts";
import { chooseShot } from "./shot-choice.ts";
import type { Target } from "./steer.ts";
import { dot, isSamePoint, length, subtract, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { GOALKEEPING, POSITIONING, STUCK, TACTICS } from "./weights.ts";

/** The next point to head for on the way to where the bot's role sends it. */
export function chooseTarget(view: BotView): Target {
  const target = targetOfRole(view);
  const next = nextWaypoint(view.playerGrid, view.position, target);
  return isSamePoint(next, target) ? target : { ...next, brake: false };
}

function targetOfRole(view: BotView): Target {
  const { world, memory, team, skill } = view;
  const { players, forecast } = memory;
  const role = chooseRole(view);
  const { game } = world;
  if (game.state === KICK_OFF && game.kickOffTeam !== team) return positionForTheirKickOff(view, role);
  const ours = teamTicksToBall(players);
  const theirs = opponentTicksToBall(players);
  if (role.kind === "chaser") return chaseBall(view, theirs);
  if (role.kind === "supporter") return supportPosition(view, role.flank, ours <= theirs + TACTICS.supportTicks);
  if (forecast.goalTick < Infinity) return saveShot(view);
  const inPossession = ours <= theirs;
  if (role.lastMan && inPossession && game.state === PLAYING) return supportPosition(view, 0, true);
  const roaming = role.lastMan ? GOALKEEPING.lastManRoaming : GOALKEEPING.roaming;
  return goalkeeperPosition(view, roaming * skill.roaming * (inPossession ? 1 : GOALKEEPING.defendingFactor));
}

/**
 * To the ball, so that it goes where it should; between it and the own goal when an opponent is clearly there first.
 */
function chaseBall(view: BotView, theirs: number): Target {
  const { world, memory, ownGoal } = view;
  const { players, forecast } = memory;
  const mine = players.ticksToBall[players.self]!;
  const t = Math.min(forecast.ticks, Math.trunc(mine));
  const ball = positionAt(forecast, t);
  if (memory.stuckTicks > STUCK.ticks && world.game.state === PLAYING) return freeBall(view, ball);
  if (ownGoal !== null && mine > theirs + TACTICS.concedeTicks) {
    return isGoalSide(view, ball) ? blockPosition(view, ball) : goalkeeperPosition(view, TACTICS.recoverRoaming);
  }
  return approachBall(view, chooseShot(view, ball), ball, velocityAt(forecast, t));
}

/** True when the bot is nearer to the own goal line than the ball. */
function isGoalSide({ ownGoal, position }: BotView, ball: Vector): boolean {
  return ownGoal !== null && dot(subtract(ball, position), ownGoal.normal) > 0;
}

/**
 * For a ball on its way into the own goal: the first point of its path that the bot can reach, else the one it misses
 * least.
 */
function saveShot({ memory, pitch, contact }: BotView): Target {
  const { players, forecast } = memory;
  let best = forecast.ticks;
  let bestShort = Infinity;
  for (let t = 0; t <= forecast.ticks; t += 2) {
    const short = shortfall(players, players.self, pitch, t, positionAt(forecast, t)) - contact * GOALKEEPING.saveReach;
    if (short >= bestShort) continue;
    best = t;
    bestShort = short;
    if (short <= 0) break;
  }
  return { ...positionAt(forecast, best), brake: false };
}

/** For a ball that is stuck: runs at it from a random direction, and from another one each STUCK.attemptTicks. */
function freeBall({ memory, contact, pitch, skill }: BotView, ball: Vector): Target {
  const phase = (memory.stuckTicks - STUCK.ticks) % STUCK.attemptTicks;
  if (phase < skill.rethinkTicks) {
    memory.aimBias = nextRandom(memory) * 2 - 1;
    memory.shotBias = nextRandom(memory) * 2 - 1;
  }
  if (phase > STUCK.attemptTicks * STUCK.runUpShare) return { ...ball, brake: false };
  const offset = { x: memory.aimBias, y: memory.shotBias };
  const away = Math.max(STUCK.minOffset, length(offset));
  const start = {
    x: ball.x + (offset.x / away) * contact * STUCK.runUpContacts,
    y: ball.y + (offset.y / away) * contact * STUCK.runUpContacts,
  };
  return { ...clampToPitch(pitch, start), brake: false };
}

/**
 * For a kick-off of the opponents: all in the own half, the chaser in front, the goalkeeper in goal, the others on
 * their flanks.
 */
function positionForTheirKickOff(view: BotView, role: Role): Target {
  if (role.kind === "supporter") return supportPosition(view, role.flank, false);
  const { chaserRoaming, goalkeeperRoaming } = POSITIONING.theirKickOff;
  return goalkeeperPosition(view, role.kind === "chaser" ? chaserRoaming : goalkeeperRoaming);
}
