/** Publishes the listing of a room: at a low rate, and only when it changed. */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import type { ListedGame, RoomListing } from "#protocol/listing.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { seatCount } from "#room/seats.ts";
import { LISTED_NAMES, pickSettings } from "#room/settings.ts";
import { ENDED, PLAYING, SPECTATORS, STOPPED } from "#sim/world.ts";

/** Name of unnamed rooms, for readers of the list without a page. */
const NAMELESS = "Quick match";

/** Interval of the comparison: twice a second. */
const INTERVAL_TICKS = 30;

type ListingPorts = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly hasScript: () => boolean;
  readonly viewers: () => number;
  /** Code of the last public recording; "" for none. */
  readonly replay: () => string;
};

export class RoomListingPublisher {
  readonly #room: Room;
  readonly #kind: RoomListing["kind"];
  readonly #flag: string;
  readonly #ports: ListingPorts;
  #ticks = 0;
  #published = "";

  constructor(room: Room, kind: RoomListing["kind"], flag: string, ports: ListingPorts) {
    this.#room = room;
    this.#kind = kind;
    this.#flag = flag;
    this.#ports = ports;
  }

  /** After each tick. */
  update(match: Match): void {
    if (++this.#ticks % INTERVAL_TICKS === 1) this.publish(match);
  }

  /** At once, if it changed. */
  publish(match: Match): void {
    const { now, hasScript, replay, viewers } = this.#ports;
    const origin = {
      code: this.#room.roomId,
      kind: this.#kind,
      flag: this.#flag,
      replay: replay(),
      viewers: viewers(),
    };
    const listing = describe(origin, match, now());
    // A scripted room whose script does not run is of no use to new players.
    const isShown = match.settings.listed && (!match.settings.scripted || hasScript());
    const content = JSON.stringify([withoutTime(listing), isShown]);
    if (content === this.#published) return;
    this.#published = content;
    void this.#room.setMetadata(listing);
    void this.#room.setPrivate(!isShown);
  }
}

type Origin = Pick<RoomListing, "code" | "kind" | "flag" | "replay" | "viewers">;

function describe({ code, kind, flag, replay, viewers }: Origin, match: Match, now: number): RoomListing {
  const { settings, members, seatQueue, stadiumName } = match;
  const humans = members.filter(({ bot, id }) => !bot && id !== HOST_PLAYER);
  const players = humans.filter((member) => member.team !== SPECTATORS).length;
  return {
    code,
    name: settings.name || NAMELESS,
    kind,
    players,
    bots: members.filter(({ bot }) => bot).length,
    seats: seatCount(settings),
    spectators: humans.length - players,
    viewers,
    ...pickSettings(LISTED_NAMES, settings),
    queue: seatQueue.length,
    stadium: stadiumName,
    locked: settings.password !== "",
    flag,
    replay: settings.password === "" ? replay : "",
    game: describeGame(
      match,
      humans.some((member) => member.connected),
      now,
    ),
  };
}

/** In a room without connected clients the world does not tick, and the clock stands. */
function describeGame({ world: { game } }: Match, awake: boolean, now: number): ListedGame | null {
  if (game.state === STOPPED) return null;
  return {
    red: game.red,
    blue: game.blue,
    seconds: Math.floor(game.time * 10) / 10,
    at: now,
    running: awake && game.state === PLAYING && game.pauseTicks === 0,
    over: game.state === ENDED,
    timeLimit: game.timeLimit,
    scoreLimit: game.scoreLimit,
    overtime: game.overtime === 1,
  };
}

/** The progress of a running clock is not a change. */
function withoutTime(listing: RoomListing): unknown {
  const { game } = listing;
  if (game === null) return listing;
  return { ...listing, game: { ...game, at: 0, seconds: game.running ? 0 : game.seconds } };
}
