/** Scenarios and stadiums as texts of files, and their parsing. Runs in Node and in a browser. */
import { parseScenario, type Scenario } from "#scenario/scenario.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { accept } from "./hbs.ts";

/** The JSON of a scenario, and its stadium: the text of a file, or the name of a standard one. */
export type ScenarioSource = { readonly scenario: unknown; readonly stadium: string };

export function openSource(source: ScenarioSource): { scenario: Scenario; stadium: Stadium } {
  const result = parseScenario(source.scenario);
  if (!result.ok) throw new Error(result.errors.join("; "));
  return { scenario: result.scenario, stadium: builtinStadium(source.stadium) ?? accept(source.stadium).stadium };
}
