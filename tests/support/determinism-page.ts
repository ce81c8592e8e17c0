/** Runs scenarios on a page, with the parsers and the simulation of the game; gives tables and digests. */
import { createSimulation } from "#scenario/simulation.ts";
import { hashWorld, type WorldHash } from "#sim/hash.ts";
import { goldenTable } from "./golden-table.ts";
import { openSource, type ScenarioSource } from "./scenario-source.ts";

export function tableOf(source: ScenarioSource): string {
  const { scenario, stadium } = openSource(source);
  return goldenTable(scenario, stadium);
}

/** Digests at a few ticks and at the end; whole and per part. */
export function digestsOf(source: ScenarioSource): readonly WorldHash[] {
  const { scenario, stadium } = openSource(source);
  const simulation = createSimulation(scenario, stadium);
  const digests: WorldHash[] = [];
  for (let t = 1; t <= scenario.ticks; t++) {
    simulation.advance();
    if (t % 100 === 0 || t === scenario.ticks) digests.push(hashWorld(simulation.world));
  }
  return digests;
}
