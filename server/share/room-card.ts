/** What a link to a room shows on other sites. Of rooms with a password nothing is shown but that there is one. */
import type { Stadium } from "#sim/stadium.ts";
import type { ShareCard } from "#protocol/share-card.ts";
import { type ListedGame, type RoomListing, secondsAt } from "#protocol/listing.ts";

export type RoomWords = { readonly title: string; readonly description: string };

const SLOGAN = "Football in your browser. No sign-up, no download: open a link and play.";

const HOME_WORDS: RoomWords = { title: "Rondo", description: SLOGAN };

export function roomWords(room: RoomListing | undefined, now: number): RoomWords {
  if (room === undefined || room.locked) return HOME_WORDS;
  const { name, stadium, game, players, seats } = room;
  const facts = [stadium, `${players}/${seats} players`];
  if (game !== null) facts.unshift(`Red ${game.red} : ${game.blue} Blue, ${clockOf(game, now)}`);
  return { title: `${name === "" ? "Quick match" : name} · Rondo`, description: `${facts.join(" · ")}. ${SLOGAN}` };
}

/** The picture; `find` has the stadium of a room, or another one for it. */
export function roomCard(room: RoomListing | undefined, now: number, find: (room?: RoomListing) => Stadium): ShareCard {
  if (room === undefined || room.locked) {
    return { room: "", stadiumName: "", stadium: find(), score: null, places: "" };
  }
  const { name, stadium, game, players, seats } = room;
  return {
    room: name === "" ? "Quick match" : name,
    stadiumName: stadium,
    stadium: find(room),
    score: game === null ? null : { red: game.red, blue: game.blue, clock: clockOf(game, now) },
    places: `${players}/${seats}`,
  };
}

/** In steps of ten seconds, so that a picture serves for a moment. */
function clockOf(game: ListedGame, now: number): string {
  const seconds = Math.floor(secondsAt(game, now) / 10) * 10;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
