/** Builds entries of the lobby's list of rooms. */
import type { ListedGame, RoomListing } from "#protocol/listing.ts";

export function listing(code: string, changes: Partial<RoomListing> = {}): RoomListing {
  return {
    code,
    name: `Room ${code}`,
    kind: "friends",
    players: 2,
    bots: 1,
    seats: 6,
    spectators: 0,
    viewers: 0,
    spectatorsMax: 20,
    scripted: false,
    queue: 0,
    stadium: "Classic",
    locked: false,
    flag: "",
    replay: "",
    game: null,
    ...changes,
  };
}

export function listedGame(changes: Partial<ListedGame> = {}): ListedGame {
  return {
    red: 0,
    blue: 0,
    seconds: 0,
    at: 1_800_000_000_000,
    running: true,
    over: false,
    timeLimit: 3,
    scoreLimit: 3,
    overtime: true,
    ...changes,
  };
}
