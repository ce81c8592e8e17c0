/** The maps to pick from, sorted onto shelves and searched. Pure. */
import type { StadiumCard } from "../../../session/stadium-card.ts";

export type ShelfName = "favourites" | StadiumCard["source"];
export type Shelf = { readonly name: ShelfName; readonly cards: readonly StadiumCard[] };

const ORDER: readonly ShelfName[] = ["favourites", "saved", "own", "standard"];

/** Favourites first, each map on one shelf only, no shelf empty. */
export function shelvesOf(
  cards: readonly StadiumCard[],
  favourites: ReadonlySet<string>,
  query: string,
): readonly Shelf[] {
  const words = plain(query).split(/\s+/u);
  const found = cards.filter(({ name }) => words.every((word) => plain(name).includes(word)));
  const shelfOf = ({ name, source }: StadiumCard): ShelfName => (favourites.has(name) ? "favourites" : source);
  return ORDER.map((name) => ({ name, cards: found.filter((card) => shelfOf(card) === name) })).filter(
    (shelf) => shelf.cards.length > 0,
  );
}

/** Capitals and accents do not matter in a search. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
