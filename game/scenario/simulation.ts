/** Runs a scenario tick by tick, without referee, server or clock; gives rows of state and events. */
import { createArena } from "#sim/arena.ts";
import { createEventLog, EVENT_ARITY, EVENT_NAMES, GAME_STOP_EVENT, type EventLog } from "#sim/event.ts";
import { addPlayer, removePlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { roundDiscChange, setDisc, type DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, createWorld, findPlayer, RED_TEAM, SPECTATORS, STOPPED, type World } from "#sim/world.ts";
import type { DiscTarget, Scenario, ScenarioAction, ScenarioTeam } from "./scenario.ts";

/** `[t, state, red, blue, time, goalTicks, pauseTicks, x, y, vx, vy, … every disc]`, or `[t, null]` without a game. */
export type Row = (number | null)[];

/**
 * `[t, kind, …values]`: what happened in the step from row t to row t + 1. A game that ends by itself has null as its
 * stopper.
 */
export type EventRow = [number, string, ...(number | null)[]];

export type Simulation = {
  readonly world: World;
  /** The tick that the next `advance` will make; also the number of the current row. */
  tick: number;
  readonly log: EventLog;
  readonly advance: () => void;
};

const TEAM_NUMBERS: Readonly<Record<ScenarioTeam, number>> = { red: RED_TEAM, blue: BLUE_TEAM, spec: SPECTATORS };

/** Above the number of contacts that a tick of a full stadium can have. */
const LOG_CAPACITY = 65536;

/**
 * A world at tick 0 of the scenario: kick rate, players join, teams are assigned in list order, the game starts,
 * overrides are applied. `advance` makes one tick: actions in file order, inputs in file order, step; then the log has
 * the events of that tick.
 */
export function createSimulation(scenario: Scenario, stadium: Stadium): Simulation {
  const world = createWorld(createArena(stadium));
  if (scenario.kickRate !== undefined) setKickRate(world, ...scenario.kickRate);
  for (const { id } of scenario.players) addPlayer(world, id);
  for (const { id, team } of scenario.players) if (team !== "spec") setTeam(world, id, TEAM_NUMBERS[team]);
  startGame(world, scenario);
  for (const { target, change } of scenario.overrides) changeDisc(world, target, roundDiscChange(change));
  const log = createEventLog(LOG_CAPACITY, scenario.collisions);
  let nextAction = 0;
  let nextInput = 0;
  const simulation: Simulation = { world, tick: 0, log, advance };
  return simulation;

  function advance(): void {
    const { tick } = simulation;
    log.count = 0;
    for (; scenario.actions[nextAction]?.tick === tick; nextAction++)
      act(world, scenario, scenario.actions[nextAction]!);
    for (; scenario.inputs[nextInput]?.tick === tick; nextInput++) {
      const { player, keys } = scenario.inputs[nextInput]!;
      const p = findPlayer(world, player);
      if (p >= 0) setKeys(world, p, keys);
    }
    step(world, log);
    simulation.tick = tick + 1;
  }
}

/** The current state as a row of a trace. */
export function rowOf(simulation: Pick<Simulation, "world" | "tick">): Row {
  const { game, discs } = simulation.world;
  if (game.state === STOPPED) return [simulation.tick, null];
  const row: Row = [simulation.tick, game.state, game.red, game.blue, game.time, game.goalTicks, game.pauseTicks];
  for (let i = 0; i < discs.count; i++) row.push(discs.x[i]!, discs.y[i]!, discs.vx[i]!, discs.vy[i]!);
  return row;
}

/** The events of the last `advance`. */
export function eventsOf(simulation: Pick<Simulation, "log" | "tick">): EventRow[] {
  const { log } = simulation;
  return Array.from({ length: log.count }, (_, i): EventRow => {
    const kind = log.kind[i]!;
    const values = kind === GAME_STOP_EVENT ? [null] : [log.a[i]!, log.b[i]!].slice(0, EVENT_ARITY[kind]);
    return [simulation.tick - 1, EVENT_NAMES[kind]!, ...values];
  });
}

function act(world: World, scenario: Scenario, action: ScenarioAction): void {
  switch (action.kind) {
    case "setTeam":
      return setTeam(world, action.player, TEAM_NUMBERS[action.team]);
    case "join":
      return findPlayer(world, action.player) < 0 ? addPlayer(world, action.player) : undefined;
    case "leave":
      return removePlayer(world, action.player);
    case "pause":
      return setPaused(world, action.paused);
    case "startGame":
      return world.game.state === STOPPED ? startGame(world, scenario) : undefined;
    case "stopGame":
      return world.game.state === STOPPED ? undefined : stopGame(world);
    case "kickRate":
      return setKickRate(world, ...action.rate);
    case "setDisc":
      return changeDisc(world, action.target, roundDiscChange(action.change));
  }
}

/** A change has no effect when the disc does not exist (player without a disc, no game). */
function changeDisc(world: World, target: DiscTarget, change: DiscChange): void {
  const disc = "disc" in target ? target.disc : (world.players.disc[findPlayer(world, target.player)] ?? -1);
  if (disc >= 0 && disc < world.discs.count) setDisc(world, disc, change);
}
