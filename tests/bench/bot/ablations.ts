/**
 * What the bots' weights are worth: hard bots with one weight changed against hard bots with the weights as they are. The
 * share of goals shows which side is stronger.
 */
import * as weights from "#bot/weights.ts";
import type { Arena } from "#sim/arena.ts";
import { TICK_RATE } from "#sim/step.ts";
import { createSelfPlay, isUndecided } from "../../support/self-play.ts";

type Change = { readonly apply: () => void; readonly restore: () => void };

export type Ablation = { readonly name: string; readonly changes: readonly Change[] };

export type AblationResult = {
  readonly name: string;
  /** Matches, from the point of view of the changed side. */
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
  readonly scored: number;
  readonly conceded: number;
};

/**
 * A change of a group of weights. The weights are shared by all bots, so it is applied only while the changed side
 * decides.
 */
function change<T extends object>(group: T, values: Partial<T>): Change {
  const keys = Object.keys(values) as (keyof T)[];
  const original = Object.fromEntries(keys.map((key) => [key, group[key]]));
  return { apply: () => void Object.assign(group, values), restore: () => void Object.assign(group, original) };
}

const { SKILLS, REACTION, HANDS, STEERING, ROLES, TACTICS, STUCK, GOALKEEPING, POSITIONING } = weights;
const { SHOT_CHOICE, SHOT, DRIBBLE, PASS, CLEARANCE, APPROACH, KICK_VALUE, KICK_THRESHOLD } = weights;

export const ABLATIONS: readonly Ablation[] = [
  { name: "unchanged", changes: [] },
  { name: "delay of 0 ticks", changes: [change(SKILLS.hard, { delayTicks: 0 })] },
  { name: "delay of 10 ticks", changes: [change(SKILLS.hard, { delayTicks: 10 })] },
  { name: "a decision per tick", changes: [change(SKILLS.hard, { rethinkTicks: 1 })] },
  { name: "a decision per 6 ticks", changes: [change(SKILLS.hard, { rethinkTicks: 6 })] },
  { name: "forecast of 16 ticks", changes: [change(SKILLS.hard, { forecastTicks: 16 })] },
  { name: "forecast of 40 ticks", changes: [change(SKILLS.hard, { forecastTicks: 40 })] },
  { name: "no aim error", changes: [change(SKILLS.hard, { aimError: 0 })] },
  { name: "aim error of 0.26", changes: [change(SKILLS.hard, { aimError: 0.26 })] },
  { name: "pace of 0.88", changes: [change(SKILLS.hard, { pace: 0.88 })] },
  { name: "no simulated kicks", changes: [change(SKILLS.hard, { simulatesKicks: false })] },
  { name: "full delay with the ball at the feet", changes: [change(REACTION, { closeFactor: 1 })] },
  { name: "directions held for 1 tick", changes: [change(HANDS, { directionTicks: 1 })] },
  { name: "directions held for 6 ticks", changes: [change(HANDS, { directionTicks: 6 })] },
  { name: "kicks considered at decisions only", changes: [change(HANDS, { kickWatchGap: -99 })] },
  { name: "keys not kept when nearly right", changes: [change(STEERING, { keepAlignment: 1 })] },
  { name: "wanted speed at most the top speed", changes: [change(STEERING, { fullSpeedFactor: 1 })] },
  { name: "no bonus for the chaser", changes: [change(ROLES, { chaserBonusTicks: 0 })] },
  { name: "no cost for the wrong side of the ball", changes: [change(ROLES, { wrongSideTicks: 0 })] },
  { name: "chaser never defends", changes: [change(TACTICS, { concedeTicks: Infinity })] },
  { name: "chaser defends at once", changes: [change(TACTICS, { concedeTicks: 0 })] },
  {
    name: "no attempts to free the ball",
    changes: [change(STUCK, { ticks: Infinity }), change(KICK_THRESHOLD, { stuckTicks: Infinity })],
  },
  { name: "goalkeeper on the line", changes: [change(GOALKEEPING, { roaming: 0, lastManRoaming: 0 })] },
  { name: "goalkeeper far out", changes: [change(GOALKEEPING, { roaming: 0.9, lastManRoaming: 0.9 })] },
  { name: "goalkeeper without lead", changes: [change(GOALKEEPING, { leadTicks: 0 })] },
  { name: "goalkeeper as far out without possession", changes: [change(GOALKEEPING, { defendingFactor: 1 })] },
  { name: "no distance between teammates", changes: [change(POSITIONING, { separationContacts: 0 })] },
  { name: "supporters level with the ball", changes: [change(POSITIONING, { supportAhead: 0, supportBehind: 0 })] },
  { name: "no bonus for the last choice", changes: [change(SHOT_CHOICE, { lastChoiceBonus: 0 })] },
  {
    name: "lanes not considered",
    changes: [change(SHOT, { lane: 0 }), change(PASS, { lane: 0 }), change(CLEARANCE, { lane: 0 })],
  },
  { name: "shots at the middle only", changes: [change(SHOT, { spots: [0] })] },
  { name: "no cost for long shots", changes: [change(SHOT, { range: 0 })] },
  { name: "no bias in shots", changes: [change(SHOT, { bias: 0 })] },
  { name: "no dribbling to the goal", changes: [change(DRIBBLE, { toGoal: -99 })] },
  { name: "no passes", changes: [change(PASS, { base: -99 })] },
  { name: "no bonus for passes at kick-off", changes: [change(PASS, { kickOffBonus: 0 })] },
  { name: "passes without lead", changes: [change(PASS, { leadTicks: 0, ahead: 0 })] },
  { name: "no clearances", changes: [change(CLEARANCE, { range: 0 })] },
  { name: "no correction for the ball's motion", changes: [change(APPROACH, { correctionMax: 0 })] },
  { name: "no sliding along the ball", changes: [change(APPROACH, { touchGap: -99 })] },
  { name: "no gap around the ball", changes: [change(APPROACH, { detourGap: 0 })] },
  { name: "gap of 20 around the ball", changes: [change(APPROACH, { detourGap: 20 })] },
  { name: "no reaction time in kicks", changes: [change(KICK_VALUE, { reactionTicks: 0 })] },
  { name: "kicks simulated for 40 ticks", changes: [change(KICK_VALUE, { outlookTicks: 40 })] },
  { name: "own goals worth 0", changes: [change(KICK_VALUE, { ownGoal: 0 })] },
  {
    name: "threshold always low",
    changes: [change(KICK_THRESHOLD, { free: 0, underPressure: 0, tackled: 0, ownThirdFree: 0 })],
  },
  {
    name: "threshold always high",
    changes: [
      change(KICK_THRESHOLD, { tackled: 1.3, underPressure: 1.3, ownThirdFree: 1.3, ownThirdUnderPressure: 1.3 }),
    ],
  },
];

/** Seeded matches with the limits of a new room. Sides change after each match, team sizes (1, 2, 3) after each two. */
export function measureAblation(arena: Arena, { name, changes }: Ablation, matches: number): AblationResult {
  const result = { name, won: 0, drawn: 0, lost: 0, scored: 0, conceded: 0 };
  for (let seed = 0; seed < matches; seed++) {
    const changedIsBlue = seed % 2 === 1;
    const { red, blue } = playChanged(arena, changes, seed, changedIsBlue);
    const [scored, conceded] = changedIsBlue ? [blue, red] : [red, blue];
    result.scored += scored;
    result.conceded += conceded;
    if (scored === conceded) result.drawn++;
    else if (scored > conceded) result.won++;
    else result.lost++;
  }
  return result;
}

function playChanged(
  arena: Arena,
  changes: readonly Change[],
  seed: number,
  changedIsBlue: boolean,
): { readonly red: number; readonly blue: number } {
  const ticksMax = 3 * 60 * TICK_RATE;
  const size = 1 + ((seed >> 1) % 3);
  const team = Array.from({ length: size }, () => "hard" as const);
  const { world, bots, decideKeys, stepWorld } = createSelfPlay(arena, { red: team, blue: team, seed, ticksMax });
  const changed = changedIsBlue ? bots.slice(size) : bots.slice(0, size);
  const unchanged = changedIsBlue ? bots.slice(0, size) : bots.slice(size);
  for (let tick = 0; tick < ticksMax && isUndecided(world); tick++) {
    for (const { apply } of changes) apply();
    decideKeys(changed);
    for (const { restore } of changes) restore();
    decideKeys(unchanged);
    stepWorld();
  }
  return world.game;
}
