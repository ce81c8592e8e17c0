/**
 * The reference scenarios, tick by tick: every row, every player's and every disc's other values, every event, and the
 * digest over all rows. Where the reference turns NaN ours must stay finite. Skipped without the reference files.
 */
import { describe, expect, it } from "vitest";
import { parseScenario, type Scenario } from "#scenario/scenario.ts";
import { createSimulation, eventsOf, type EventRow } from "#scenario/simulation.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { accept } from "../support/hbs.ts";
import { comparableEvents, createTraceCheck, firstBrokenRow, type Trace } from "../support/trace.ts";
import { listReferences, readReference, readReferenceText } from "../stadium/reference-files.ts";

const scenarios = listReferences("scenarios").map((path) => /([^/]+)\.json$/.exec(path)![1]!);

describe.skipIf(scenarios.length === 0)("the reference scenarios", () => {
  it.each(scenarios)("%s is played bit for bit", (id) => {
    const result = parseScenario(readReference(`scenarios/${id}.json`));
    if (!result.ok) throw new Error(result.errors.join("; "));
    const { stadium } = accept(readReferenceText(`stadiums/${result.scenario.stadium}`) ?? "");
    expectSame(readReference<Trace>(`traces/${id}.json.gz`)!, result.scenario, stadium);
  });

  it("a recording of the original game is played bit for bit", () => {
    const trace = readReference<Trace & { geometry: { name: string } }>("traces/recording-official-sample.json.gz")!;
    const { room } = trace.initial;
    const result = parseScenario({
      players: room.players.map(([id]) => ({ id, team: "red" })),
      scoreLimit: room.scoreLimit,
      timeLimit: room.timeLimit,
      ticks: trace.ticks,
      inputs: trace.commands,
      collisions: false,
    });
    if (!result.ok) throw new Error(result.errors.join("; "));
    expectSame(trace, result.scenario, builtinStadium(trace.geometry.name)!);
  });
});

function expectSame(trace: Trace, scenario: Scenario, stadium: Stadium): void {
  const simulation = createSimulation(scenario, stadium);
  const check = createTraceCheck(trace);
  const events: EventRow[] = [];
  expect(check.compare(simulation.world, 0)).toBeNull();
  for (let t = 1; t <= trace.ticks; t++) {
    simulation.advance();
    for (const event of eventsOf(simulation)) events.push(event);
    const difference = check.compare(simulation.world, t);
    if (difference !== null) expect.fail(difference);
  }
  expect(comparableEvents(trace, events)).toEqual(comparableEvents(trace, trace.events));
  if (firstBrokenRow(trace) === Infinity) expect(check.digest()).toBe(trace.stateSha256);
}
