/** The stadiums a page knows by name: the ten standard ones and our own, which are part of the build. */
import { builtinStadium, BUILTIN_NAMES } from "#stadium/builtins.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { StadiumCard } from "../session/stadium-card.ts";

const sources = import.meta.glob<string>("../../../assets/stadium/*.hbs", {
  query: "?raw",
  import: "default",
  eager: true,
});

const own = new Map<string, Stadium>();
for (const source of Object.values(sources)) {
  const result = parseStadium(source);
  if (result.ok) own.set(result.stadium.name, result.stadium);
}

/** In the order in which a picker shows them: our own first. */
export const STADIUM_CARDS: readonly StadiumCard[] = [
  ...[...own].map(([name, stadium]) => ({ name, stadium, source: "own" as const })),
  ...BUILTIN_NAMES.map((name) => ({ name, stadium: builtinStadium(name), source: "standard" as const })),
];

export function findStadium(name: string): Stadium | undefined {
  return own.get(name) ?? builtinStadium(name) ?? undefined;
}
