/**
 * The tuning weights of the bots. Distances are in units, times in ticks; "contacts" are multiples of the distance between
 * the centres of bot and ball when they touch.
 *
 * "Measured" is the share of goals that hard bots with this one change score against hard bots without it, in 240 matches
 * of self-play (`npm run bench -- bot --ablations`; docs/performance.md has the whole table). Equal sides score 50 ± 3 %;
 * a change within that has no effect that could be measured in this way.
 */
import type { BotLevel, Skill } from "./level.ts";

/**
 * The levels. Measured, of 200 matches (`npm run bench -- bot`): hard wins 100 % against easy and 86 % against normal,
 * normal wins 96 % against easy. Measured as changes of hard: delay of 10 ticks 35 %, 0 ticks 52 %; forecast of 16 ticks
 * 41 %, 40 ticks 53 %; a decision per 6 ticks 44 %, per tick 49 %; pace of 0.88 44 %; aim error of 0.26 46 %; no simulated
 * kicks 52 %.
 */
export const SKILLS: Readonly<Record<BotLevel, Skill>> = {
  easy: {
    delayTicks: 14,
    rethinkTicks: 6,
    forecastTicks: 16,
    aimError: 0.45,
    pace: 0.72,
    earlyKickGap: 14,
    roaming: 1.7,
    simulatesKicks: false,
  },
  normal: {
    delayTicks: 10,
    rethinkTicks: 4,
    forecastTicks: 40,
    aimError: 0.26,
    pace: 0.88,
    earlyKickGap: 0,
    roaming: 1.25,
    simulatesKicks: true,
  },
  hard: {
    delayTicks: 3,
    rethinkTicks: 3,
    forecastTicks: 72,
    aimError: 0.04,
    pace: 1,
    earlyKickGap: 0,
    roaming: 1,
    simulatesKicks: true,
  },
};

/**
 * Reaction time with the ball at the feet: within this gap the delay is divided by the factor. Measured without: 41 %.
 */
export const REACTION = { closeGap: 12, closeFactor: 3 };

export const HANDS = {
  /**
   * Shortest time for which a direction is held, so that keys change about as often as a person's. Measured: 1 tick 50
   * %, 6 ticks 55 %.
   */
  directionTicks: 3,
  /** Longest time for which the kick key is held for a kick that does not come about. */
  kickTicks: 4,
  /** Gap in which a kick is tried; the simulation's own reach is 4. */
  kickGap: 3.9,
  /** Gap, beyond the skill's, from which a held kick key is released. */
  releaseGap: 8,
  /** Gap within which a kick is considered in every tick and not only at decisions. Measured without: 45 %. */
  kickWatchGap: 8,
};

export const STEERING = {
  /** At full pace the wanted speed lies above the top speed, so that the key stays down. Measured without: 53 %. */
  fullSpeedFactor: 1.3,
  /** A braking bot stops within this distance of its target … */
  brakeGap: 4,
  /** … and covers this share of the remaining way per tick; drag and counter-steering can stop it from there. */
  brakeRate: 0.06,
  /**
   * Velocity errors as shares of the top speed: below the first a held key is released, above the second one is
   * pressed.
   */
  releaseError: 0.1,
  pressError: 0.24,
  /** Held keys are kept while the cosine to the wanted direction is above this (40°). Measured without: 51 %. */
  keepAlignment: 0.766,
};

export const BALL_CHOICE = {
  /** Distance by which another ball must be nearer than the one being played. */
  currentBonus: 60,
  /** Distance that a ball counts as farther for each teammate that is nearer to it. */
  nearerTeammateCost: 150,
};

export const ROLES = {
  /** Ticks by which a teammate must be sooner at the ball to take over from its chaser. Measured without: 48 %. */
  chaserBonusTicks: 9,
  /** Ticks that a player on the wrong side of the ball needs to run around it. Measured without: 50 %. */
  wrongSideTicks: 22,
  /** Ticks of a ball at rest after which one more player goes for it; at kick-off the way to it is longer. */
  idleTicks: 150,
  idleTicksAtKickOff: 330,
};

export const TACTICS = {
  /** Ticks by which the opponents may be sooner at the ball while supporters still run ahead of it. */
  supportTicks: 4,
  /** Ticks by which an opponent must be sooner for the chaser to defend instead. Measured: 0 ticks 41 %, never 43 %. */
  concedeTicks: 9,
  /** Roaming of a chaser on the wrong side of a lost ball. */
  recoverRoaming: 0.6,
};

export const STUCK = {
  /** A ball that stays within this distance of a point counts as still. */
  ballRadius: 12,
  /** Gap within which a bot counts as busy with the ball. */
  ballGap: 30,
  /** Ticks at a still ball after which the bot tries random directions, and the length of one attempt. */
  ticks: 110,
  attemptTicks: 45,
  /** Share of an attempt spent on the run-up, and the distance of its start from the ball. */
  runUpShare: 0.55,
  runUpContacts: 1.9,
  /** Lower bound of the random offset's length, against a division by 0. */
  minOffset: 0.01,
};

export const GOALKEEPING = {
  /**
   * Distance from the own goal as a share of the ball's, for a goalkeeper and for one without another teammate. Measured:
   * 0 for both 49 %, 0.9 for both 46 %.
   */
  roaming: 0.4,
  lastManRoaming: 0.6,
  /** The goalkeeper's position is for the ball as forecast for this tick. Measured without: 50 %. */
  leadTicks: 12,
  /** Least distance from the goal: in half goal widths, and as a share of the ball's distance. */
  minDepth: 0.55,
  minShare: 0.6,
  /** Largest distance from the goal when the ball is nearer than this. */
  maxDepthAtLeast: 40,
  /** How strongly teammates push the position away. */
  separation: 0.3,
  /** Factor on the roaming while the opponents have the ball. Measured without: 54 %. */
  defendingFactor: 0.6,
  /** A save counts as reached within this many contacts. */
  saveReach: 0.6,
};

export const POSITIONING = {
  /** Half width of the imagined goal on a pitch without goals. */
  defaultGoalHalfWidth: 60,
  /**
   * How far supporters are ahead of the ball (share of the pitch's length) or behind it. Measured level with it: 49 %.
   */
  supportAhead: 0.17,
  supportBehind: 90,
  /** Bounds of their position along the pitch, as shares of its length. */
  supportMin: 0.15,
  supportMax: 0.85,
  /** Distance of a flank from the middle line, as a share of the pitch's shorter side. */
  flankWidth: 0.27,
  /** Distance from the ball of a bot that blocks the way to the goal. */
  blockShare: 0.5,
  blockContacts: 2,
  /** Distance below which teammates push a position away. Measured without: 46 %. */
  separationContacts: 2.6,
  /** Roaming of the front player and of the others while the opponents kick off. */
  theirKickOff: { chaserRoaming: 0.6, goalkeeperRoaming: 0.2 },
};

export const SHOT_CHOICE = {
  /**
   * What the direction chosen last is worth more, so that a choice holds until another is clearly better. Measured
   * without: 48 %.
   */
  lastChoiceBonus: 0.18,
  /** Directions count as the same from this cosine on. */
  sameCosine: 0.97,
};

/** Free space beside the way of a ball. Measured without (no lane counts in shots, passes and clearances): 46 %. */
export const LANE = {
  /** Width of a lane without any player near it. */
  widest: 100,
  /** Widths count between -cap and cap. */
  cap: 40,
  /** Mean speed of the ball as a share of the kick's, and a lower bound of it. */
  ballSpeed: 0.75,
  minBallSpeed: 0.01,
  /** Longest time that an opponent runs for the ball, and the share of their sprint that counts. */
  maxTicks: 60,
  opponentReach: 0.6,
};

export const SHOT = {
  /** Points of the goal that are tried, from post to post. Measured: the middle only 55 %, with longer stalls. */
  spots: [-1, -0.5, 0, 0.5, 1],
  /** Distance that the ball keeps from a post. */
  postMargin: 5,
  /** Longest shot in kick ranges, and the least cosine to the goal line's normal. */
  maxRange: 0.8,
  minFacing: 0.12,
  /**
   * Value, plus what a frontal angle, a short range, a free lane and the bot's bias add. Measured without range: 53 %,
   * without bias: 48 %.
   */
  base: 0.9,
  facing: 0.4,
  range: 1.2,
  lane: 0.014,
  bias: 0.12,
  /** A ball this near to the middle of the goal line is sent there. */
  inGoalContacts: 1.5,
};

export const DRIBBLE = {
  /** Value of running with the ball towards the goal, when the way is clear. Measured without: 41 %. */
  toGoal: 0.45,
  /** Value of moving the ball around a wall, when it is not. */
  aroundWall: 0.6,
  /** Without goals the ball goes back to the middle from this distance on, in kick ranges. */
  outside: 0.5,
};

/** Measured without passes: 47 %. */
export const PASS = {
  /** The pass leads the teammate's motion by this time, and goes this far ahead of them. Measured without: 49 %. */
  leadTicks: 15,
  ahead: 15,
  /** Shortest pass, and the longest in kick ranges. */
  minLength: 80,
  maxRange: 0.6,
  /** Value, plus what the units below and a free lane's width add. */
  base: 0.35,
  /** Units nearer to the opponents' goal that are worth 1. */
  gainUnits: 400,
  lane: 0.008,
  /** What a pass is worth more at kick-off: a shot from there usually ends at the opponents. Measured without: 48 %. */
  kickOffBonus: 0.8,
};

/** Measured without clearances: 50 %. */
export const CLEARANCE = {
  /** Distance from the own goal, in kick ranges, within which clearances are considered. */
  range: 0.4,
  /** Directions that are tried: how much across the pitch for one part of upfield. */
  slopes: [0, 0.5, -0.5, 1.2, -1.2, 2.5, -2.5],
  /** Length of the lane that is tested. */
  length: 180,
  /**
   * Value, plus a bonus for directions away from the middle, minus a cost per slope, plus a free lane's value per unit.
   */
  base: 0.5,
  outward: 0.1,
  slope: 0.06,
  lane: 0.01,
};

export const APPROACH = {
  /** The bot counts as behind the ball in a cone: its half width at the ball, and its slope. */
  behindWidth: 6,
  behindSlope: 0.45,
  /** The target lies in front of the contact by this share of the remaining gap, up to a bound. */
  lead: 0.5,
  leadMax: 30,
  overlap: 0.4,
  /**
   * Gap to the ball when running around it, and the gap within which the bot slides along its edge. Measured: detour with
   * a gap of 0 48 %, of 20 37 %; without sliding 49 %.
   */
  detourGap: 9,
  touchGap: 5,
  /** Distance across the direction below which the bot is in line with the ball. */
  inLine: 4,
  /** A bot this far out on the chosen side stays on it despite a wall. */
  committedContacts: 0.7,
  /** Level with the ball: aim beside it and a little behind. Farther back: aim behind it, closing in. */
  levelContacts: 0.4,
  levelBack: 0.35,
  behindGap: 6,
  closingShare: 0.3,
  /** Sliding off: a tangent shorter than this means that the bot is exactly opposite. */
  oppositeLength: 0.2,
  slideAlong: 60,
  slideAway: 18,
  /** Gap between bot and ball where it must be able to stand. */
  standGap: 2,
  /** Largest sine of the correction for the ball's own motion. Measured without: 50 %. */
  correctionMax: 0.6,
};

export const KICK_VALUE = {
  /** Time for which the outcome is simulated, and how often receivers are tested in it. Measured: 40 ticks 44 %. */
  outlookTicks: 84,
  receiverTestTicks: 3,
  /** Time that players need to see a kick and turn. Measured without: 53 %. */
  reactionTicks: 9,
  /** Values of an own goal and of a goal that no opponent can prevent. Measured with own goals worth 0: 51 %. */
  ownGoal: -100,
  goal: 3,
  /** A shot that an opponent can reach: its value, its lower bound, and the margin in units that costs 1. */
  shot: 2,
  shotMin: 0.2,
  shotMargin: 35,
  /** A ball that a teammate receives, without the ground gained. */
  pass: 1.05,
  /** What a ball that an opponent receives is worth less. */
  lossCost: 0.5,
  /** Weight of the distance from the own goal against that to the opponents'. */
  awayFromOwnGoal: 0.5,
};

/** Values that a kick must exceed. Measured: low in all situations 55 %, high in all situations 27 %. */
export const KICK_THRESHOLD = {
  /** Ticks at a still ball after which any kick but an own goal is good enough. */
  stuckTicks: 100,
  stuck: -5,
  /** Distance from the own goal, in kick ranges, that counts as near. */
  ownThird: 0.3,
  /** Near it: ticks to the nearest opponent that count as pressure, and the thresholds with and without it. */
  ownThirdPressureTicks: 40,
  ownThirdUnderPressure: 0,
  ownThirdFree: 0.25,
  /** Elsewhere: ticks to the nearest opponent for a tackle and for pressure, and the thresholds. */
  tackleTicks: 8,
  tackled: 0.1,
  pressureTicks: 25,
  underPressure: 0.6,
  free: 1.3,
};

/** For bots that do not simulate kicks. */
export const ROUGH_AIM = {
  /** Largest cosine to the own goal, and least cosine to the opponents'. */
  ownGoalCosine: 0.5,
  goalCosine: 0.55,
  /** Ticks at a still ball after which the second one is not required. */
  stuckTicks: 90,
};
