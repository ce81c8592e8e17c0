/** `rondo simulate`: runs a scenario and prints its rows as one JSON object, or the digest of its final state. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { defineCommand } from "citty";
import { parseScenario, type Scenario } from "#scenario/scenario.ts";
import { createSimulation, eventsOf, rowOf, type EventRow } from "#scenario/simulation.ts";
import { hashWorld } from "#sim/hash.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { parseStadium } from "#stadium/parse.ts";

/** Wrong arguments or input files: one line per error, exit code 2. */
class UserError extends Error {}

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
  async run({ args }) {
    try {
      const scenario = readScenario(args.scenario);
      const stadium = readStadium(args.stadium ?? findStadiumFile(scenario, args.scenario));
      await print(args.hash ? [`${digest(scenario, stadium)}\n`] : rows(scenario, stadium, args.events ?? false));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  },
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

/** A reader that closes the pipe early (`| head`) is no error. */
async function print(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
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

function readStadium(source: string | Stadium): Stadium {
  if (typeof source !== "string") return source;
  const result = parseStadium(readText(source));
  if (result.ok) return result.stadium;
  throw new UserError(result.errors.map(({ path, message }) => `${source}: ${path}: ${message}`).join("\n"));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}
