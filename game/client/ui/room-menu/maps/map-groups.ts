/** The maps in groups, filtered by a search. Pure. */
import type { StadiumCard } from "../../../session/stadium-card.ts";

export type MapGroupName = "favourites" | StadiumCard["source"];
export type MapGroup = { readonly name: MapGroupName; readonly cards: readonly StadiumCard[] };

const ORDER: readonly MapGroupName[] = ["favourites", "saved", "own", "standard"];

/** The groups that are not empty, favourites first. Each map is in one group. Every word of the query must match. */
export function groupMaps(
  cards: readonly StadiumCard[],
  favourites: ReadonlySet<string>,
  query: string,
): readonly MapGroup[] {
  const words = searchable(query).split(/\s+/u);
  const found = cards.filter(({ name }) => words.every((word) => searchable(name).includes(word)));
  const groupOf = ({ name, source }: StadiumCard): MapGroupName => (favourites.has(name) ? "favourites" : source);
  return ORDER.map((name) => ({ name, cards: found.filter((card) => groupOf(card) === name) })).filter(
    (group) => group.cards.length > 0,
  );
}

/** Lower case without accents. */
function searchable(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
