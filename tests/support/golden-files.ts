/** The golden scenarios, their stadiums and their tables, from tests/golden. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ScenarioSource } from "./scenario-source.ts";

const folder = new URL("../golden/", import.meta.url);

export const goldenNames: readonly string[] = readdirSync(new URL("scenarios/", folder))
  .map((file) => file.replace(/\.json$/, ""))
  .toSorted();

export function readGoldenSource(name: string): ScenarioSource {
  const scenario: unknown = JSON.parse(readFileSync(new URL(`scenarios/${name}.json`, folder), "utf8"));
  const { stadium } = scenario as { readonly stadium: string };
  const file = new URL(`stadiums/${stadium}`, folder);
  return { scenario, stadium: stadium.endsWith(".hbs") ? readFileSync(file, "utf8") : stadium };
}

export function readGoldenRecording(name: string): Uint8Array {
  return readFileSync(new URL(`recordings/${name}.hbr2`, folder));
}

/** The golden table of a scenario, "" for none. */
export function readGoldenTable(name: string): string {
  const file = new URL(`${name}.txt`, folder);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function writeGoldenTable(name: string, table: string): void {
  writeFileSync(new URL(`${name}.txt`, folder), table);
}
