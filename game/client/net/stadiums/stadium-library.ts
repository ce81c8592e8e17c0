/** The stadiums of the build, by name: the ten standard ones and our own. */
import { builtinStadium, BUILTIN_NAMES } from "#stadium/builtins.ts";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { StadiumCard } from "../../session/stadium-card.ts";

const sources = import.meta.glob<string>("../../../../assets/stadium/*.hbs", {
  query: "?raw",
  import: "default",
  eager: true,
});

const own = new Map<string, Stadium>();
for (const source of Object.values(sources)) {
  const result = parseStadium(source);
  if (result.ok) own.set(result.stadium.name, result.stadium);
}

/** In the order of the picker: our own first. */
export const STADIUM_CARDS: readonly StadiumCard[] = [
  ...[...own].map(([name, stadium]) => ({ name, stadium, source: "own" as const })),
  ...BUILTIN_NAMES.map((name) => ({ name, stadium: builtinStadium(name), source: "standard" as const })),
];

const stadiums = new Map(STADIUM_CARDS.map(({ name, stadium }) => [name, stadium]));
/** Computed on first use: one takes a millisecond or two. */
const checksums = new Map<string, string>();

export function findStadium(name: string): Stadium | undefined {
  return stadiums.get(name);
}

/** Undefined when there is no stadium of this name, or when it has another checksum. */
export function findSameStadium(name: string, checksum: string): Stadium | undefined {
  const stadium = stadiums.get(name);
  if (stadium === undefined) return undefined;
  let known = checksums.get(name);
  if (known === undefined) checksums.set(name, (known = stadiumChecksum(stadium)));
  return known === checksum ? stadium : undefined;
}
