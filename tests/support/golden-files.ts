/** The golden scenarios, their stadiums and their tables, from tests/golden. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseScenario, type Scenario } from "#match/scenario.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { accept } from "./hbs.ts";

const folder = new URL("../golden/", import.meta.url);

/** A scenario as it is in its file, and its stadium: the text of a file, or the name of a standard one. */
export type GoldenSource = { readonly scenario: unknown; readonly stadium: string };

export const goldenNames: readonly string[] = readdirSync(new URL("scenarios/", folder))
  .map((file) => file.replace(/\.json$/, ""))
  .toSorted();

export function readGoldenSource(name: string): GoldenSource {
  const scenario: unknown = JSON.parse(readFileSync(new URL(`scenarios/${name}.json`, folder), "utf8"));
  const { stadium } = scenario as { readonly stadium: string };
  const file = new URL(`stadiums/${stadium}`, folder);
  return { scenario, stadium: stadium.endsWith(".hbs") ? readFileSync(file, "utf8") : stadium };
}

export function openGoldenSource(source: GoldenSource): { scenario: Scenario; stadium: Stadium } {
  const result = parseScenario(source.scenario);
  if (!result.ok) throw new Error(result.errors.join("; "));
  return { scenario: result.scenario, stadium: builtinStadium(source.stadium) ?? accept(source.stadium).stadium };
}

/** The table that is on record, "" for none. */
export function readGoldenTable(name: string): string {
  const file = new URL(`${name}.txt`, folder);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function writeGoldenTable(name: string, table: string): void {
  writeFileSync(new URL(`${name}.txt`, folder), table);
}
