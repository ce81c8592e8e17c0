/**
 * The client's state as plain observable data: the one seam between net, scene, ui and audio. The net writes, the rest
 * reads; what the player wants goes back through `Actions`.
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { FrameSource } from "./frame.ts";
import type { LineFigures } from "./line-figures.ts";

/** Where the visitor is. Nothing is a dead end: `gone` offers the way home. */
export type Place =
  | { readonly kind: "home" }
  /** Waiting for the room; `code` is what he asked for, undefined for Play now and Create room. */
  | { readonly kind: "joining"; readonly code: string | undefined }
  | { readonly kind: "room" }
  | { readonly kind: "gone"; readonly reason: GoneReason; readonly code: string | undefined };

/** Why a visitor is not, or no longer, in a room. Each has its own words in the language catalogue. */
export type GoneReason =
  | "notFound" // there is no such room (any more)
  | "full"
  | "closed" // the server closed the room or is shutting down
  | "kicked"
  | "lost" // the connection did not come back in time
  | "unreachable" // the server does not answer
  | "refused" // the server closed the connection because of what we sent
  | "outdated"; // page and server are of different versions

/** The socket as the player experiences it. `silentMs` counts from the last word of the server. */
export type Link = { readonly kind: "live" } | { readonly kind: "lost"; readonly silentMs: number };

export type TeamId = 0 | 1 | 2; // spectators, red, blue

export type PlayerInfo = {
  readonly id: number;
  readonly name: string;
  readonly team: TeamId;
  /** Shown on the disc when there is no avatar. */
  readonly number: number;
  /** At most two characters or one emoji; "" for none. */
  readonly avatar: string;
  readonly bot: boolean;
  readonly admin: boolean;
  /** False while the connection is dropped and the seat is held. */
  readonly connected: boolean;
};

/** The running game as the scoreboard shows it; null when no game is on. */
export type GameInfo = {
  /** As in the simulation: 0 kick-off, 1 playing, 2 goal, 3 ended. */
  readonly state: number;
  readonly red: number;
  readonly blue: number;
  /** Whole seconds played. */
  readonly seconds: number;
  /** Minutes and goals; 0 = none. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
  readonly kickOffTeam: TeamId;
  readonly paused: boolean;
};

/** A kit: team colour(s) as 0xRRGGBB, stripes turned by `angle` degrees, and the colour of the number. */
export type Kit = { readonly angle: number; readonly text: number; readonly colors: readonly number[] };

export type RoomInfo = {
  readonly code: string;
  readonly name: string;
  readonly stadiumName: string;
  readonly kits: { readonly red: Kit; readonly blue: Kit };
};

export type Session = {
  readonly place: Signal<Place>;
  readonly link: Signal<Link>;
  /** A few times per second while in a room; null before the first figures. */
  readonly line: Signal<LineFigures | null>;
  readonly room: Signal<RoomInfo | null>;
  readonly players: Signal<readonly PlayerInfo[]>;
  /** Own player id; -1 while there is none. */
  readonly myId: Signal<number>;
  readonly game: Signal<GameInfo | null>;
  /** What the view draws; replaced when the stadium changes. */
  readonly frames: Signal<FrameSource | null>;
  readonly me: ReadonlySignal<PlayerInfo | undefined>;
};

export function createSession(): Session {
  const players = signal<readonly PlayerInfo[]>([]);
  const myId = signal(-1);
  return {
    place: signal<Place>({ kind: "home" }),
    link: signal<Link>({ kind: "live" }),
    line: signal<LineFigures | null>(null),
    room: signal<RoomInfo | null>(null),
    players,
    myId,
    game: signal<GameInfo | null>(null),
    frames: signal<FrameSource | null>(null),
    me: computed(() => players.value.find((player) => player.id === myId.value)),
  };
}

/** What a visitor can ask for. Every action ends in a change of the session, never in silence. */
export type Actions = {
  /** Into a running match with bots in the free seats. */
  playNow(nickname: string): void;
  createRoom(nickname: string): void;
  joinRoom(nickname: string, code: string): void;
  /** Back to the home page, freeing the seat at once. */
  leave(): void;
  /** Asks for a side; spectators watch. */
  chooseTeam(team: TeamId): void;
  /** For the room's admin. */
  startGame(): void;
  stopGame(): void;
  pauseGame(paused: boolean): void;
  pickStadium(name: string): void;
  /** The byte of held keys (sim/input.ts), whenever it changes. */
  holdKeys(keys: number): void;
};
