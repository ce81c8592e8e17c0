/** `rondo simulate`: runs a scenario and prints its rows as one JSON object, or the digest of its final state. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { defineCommand } from "citty";
import { parseScenario, type Scenario } from "#scenario/scenario.ts";
import { createSimulation, eventsOf, rowOf, type EventRow } from "#scenario/simulation.ts";
import { hashWorld } from "#sim/hash.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { print, readStadiumFile, readText } from "./files.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

export const simulateCommand = defineCommand({
  meta: { name: "simulate", description: "Run a scenario tick by tick and print every row of it as JSON" },
  args: {
    scenario: { type: "positional", description: "Scenario file", valueHint: "SCENARIO.json", required: true },
    stadium: {
      type: "string",
      description: "Stadium file to use instead of the one in the scenario",
      valueHint: "FILE.hbs",
    },
    hash: { type: "boolean", description: "Print only the digest of the final state" },
    events: { type: "boolean", description: "Add the events" },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const scenario = readScenario(args.scenario);
      const source = args.stadium ?? findStadiumFile(scenario, args.scenario);
      const stadium = typeof source === "string" ? readStadiumFile(source).stadium : source;
      await print(args.hash ? [`${digest(scenario, stadium)}\n`] : rows(scenario, stadium, args.events ?? false));
    }),
});

function digest(scenario: Scenario, stadium: Stadium): string {
  const simulation = createSimulation(scenario, stadium);
  for (let t = 0; t < scenario.ticks; t++) simulation.advance();
  return hashWorld(simulation.world).whole;
}

/** The JSON object in pieces, so that a long run needs no string of its size. */
function* rows(scenario: Scenario, stadium: Stadium, withEvents: boolean): Generator<string> {
  const simulation = createSimulation(scenario, stadium);
  const events: EventRow[] = [];
  yield `{"rows":[${JSON.stringify(rowOf(simulation))}`;
  for (let t = 0; t < scenario.ticks; t++) {
    simulation.advance();
    if (withEvents) events.push(...eventsOf(simulation));
    yield `,${JSON.stringify(rowOf(simulation))}`;
  }
  yield withEvents ? `],"events":${JSON.stringify(events)}}\n` : "]}\n";
}

function readScenario(path: string): Scenario {
  const text = readText(path);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${path}: not JSON: ${(error as Error).message}`);
  }
  const result = parseScenario(json);
  if (!result.ok) throw new UserError(result.errors.map((line) => `${path}: ${line}`).join("\n"));
  return result.scenario;
}

/** A scenario names its stadium relative to its own folder or to a folder `stadiums` beside that; or a standard one. */
function findStadiumFile(scenario: Scenario, scenarioPath: string): string | Stadium {
  const { stadium } = scenario;
  if (stadium === undefined) throw new UserError(`${scenarioPath}: stadium: missing; name one or give --stadium`);
  const folder = dirname(scenarioPath);
  const candidates = [resolve(folder, stadium), resolve(folder, "..", "stadiums", stadium)];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const standard = builtinStadium(stadium);
  if (standard !== null) return standard;
  throw new UserError(`${scenarioPath}: stadium: no such file and no standard stadium "${stadium}"`);
}
