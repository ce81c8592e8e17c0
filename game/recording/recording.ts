/**
 * A recording: the room at its first tick, and every event after it, with its tick. Positions are not stored; playing
 * (playback.ts) simulates them. The file format is HaxBall's `.hbr2`, version 3.
 */
import type { DiscChange } from "#sim/set-disc.ts";
import type { Disc, Stadium } from "#sim/stadium.ts";

/** A team's colours: angle of the stripes in 256ths of a turn, colour of the text, at most three stripes. */
export type RecordedKit = { readonly angle: number; readonly text: number; readonly colors: readonly number[] };

export type RecordedPlayer = {
  /** 0: the player of the recorded host. */
  readonly id: number;
  readonly name: string | null;
  /** The player's own avatar, and the one that the host has set; the second is shown if there is one. */
  readonly avatar: string | null;
  readonly headlessAvatar: string | null;
  /** Country, two letters. */
  readonly flag: string | null;
  readonly admin: boolean;
  /** The number that is shown without an avatar. */
  readonly number: number;
  /** SPECTATORS, RED_TEAM or BLUE_TEAM. */
  readonly team: number;
  /** Held keys (sim/input.ts); higher bits have no effect. */
  readonly keys: number;
  readonly armed: boolean;
  readonly budget: number;
  readonly wait: number;
  /** Index of the player's disc; -1: none. */
  readonly disc: number;
  /** True: the recorded host's copy of this player's game was out of step. */
  readonly desync: boolean;
  /** A field without a meaning, 0 in every known file. */
  readonly reserved: number;
};

export type RecordedGame = {
  /** The stadium's discs first, then those of players. */
  readonly discs: readonly Disc[];
  /** KICK_OFF, PLAYING, GOAL or ENDED (sim/world.ts). */
  readonly state: number;
  readonly red: number;
  readonly blue: number;
  /** Seconds played. */
  readonly time: number;
  readonly goalTicks: number;
  /** 120: paused. 119 … 1: counting down to play. */
  readonly pauseTicks: number;
  readonly kickOffTeam: number;
};

/** A room between two ticks, complete. */
export type RecordedRoom = {
  readonly name: string | null;
  readonly teamsLocked: boolean;
  /** Goals, and minutes; 0: none. */
  readonly scoreLimit: number;
  readonly timeLimit: number;
  /** Minimum ticks between kicks, cost of a kick, largest budget. */
  readonly kickRate: { readonly min: number; readonly rate: number; readonly max: number };
  readonly stadium: Stadium;
  /** Null: no game is on. */
  readonly game: RecordedGame | null;
  /** In list order. */
  readonly players: readonly RecordedPlayer[];
  readonly redKit: RecordedKit;
  readonly blueKit: RecordedKit;
};

/** A change of a disc by a script; 32-bit floats. `color`: 0xRRGGBB, -1 for transparent. */
export type RecordedDiscChange = DiscChange & { readonly color?: number };

/** What an event does; the names of the fields are those of RecordedPlayer and RecordedRoom. */
export type RecordedAction =
  | {
      readonly kind: "announcement";
      readonly text: string;
      /** 0xRRGGBB; -1: the default. */
      readonly color: number;
      /** 0 normal, 1 bold, 2 italic, 3 small, 4 small and bold, 5 small and italic. */
      readonly style: number;
      /** 0 none, 1 chat, 2 notification. */
      readonly sound: number;
    }
  | { readonly kind: "typing"; readonly typing: boolean }
  /** The recorded host's checksum of the room at this point; null: too short to compare. */
  | { readonly kind: "checksum"; readonly sum: number | null }
  | { readonly kind: "input"; readonly keys: number }
  | { readonly kind: "chat"; readonly text: string }
  | {
      readonly kind: "join";
      readonly id: number;
      readonly name: string | null;
      readonly flag: string | null;
      readonly avatar: string | null;
    }
  | { readonly kind: "leave"; readonly id: number; readonly reason: string | null; readonly ban: boolean }
  | { readonly kind: "start" }
  | { readonly kind: "stop" }
  | { readonly kind: "pause"; readonly paused: boolean }
  /** `limit`: 0 goals, 1 minutes; others have no effect. */
  | { readonly kind: "limit"; readonly limit: number; readonly value: number }
  | { readonly kind: "stadium"; readonly stadium: Stadium }
  | { readonly kind: "team"; readonly id: number; readonly team: number }
  | { readonly kind: "lock"; readonly locked: boolean }
  | { readonly kind: "admin"; readonly id: number; readonly admin: boolean }
  /** Moves the next spectators to the teams, so that these are equal. */
  | { readonly kind: "autoTeams" }
  | { readonly kind: "desync"; readonly desync: boolean }
  /** Milliseconds, one for each player of the list. */
  | { readonly kind: "pings"; readonly pings: readonly number[] }
  | { readonly kind: "avatar"; readonly avatar: string | null }
  | { readonly kind: "kit"; readonly team: number; readonly kit: RecordedKit }
  | { readonly kind: "reorder"; readonly ids: readonly number[]; readonly top: boolean }
  | { readonly kind: "kickRate"; readonly min: number; readonly rate: number; readonly burst: number }
  | { readonly kind: "headlessAvatar"; readonly id: number; readonly avatar: string | null }
  /** `target`: index of a disc, or id of a player. */
  | {
      readonly kind: "disc";
      readonly target: number;
      readonly player: boolean;
      readonly change: RecordedDiscChange;
    };

export type RecordedActionKind = RecordedAction["kind"];
export type RecordedActionOf<K extends RecordedActionKind> = Extract<RecordedAction, { kind: K }>;

export type RecordedEvent = {
  /** The tick before whose step the event is applied, from 0 on. */
  readonly tick: number;
  /** Id of the player that did it; HOST for host and scripts. */
  readonly actor: number;
  readonly action: RecordedAction;
};

/** The actor of events by the host. A player of the host also has the id 0. */
export const HOST = 0;

/** A goal, for seek bars. `team`: the side whose goal was hit. `tick`: the step in which it was detected. */
export type GoalMarker = { readonly tick: number; readonly team: number };

export type Recording = {
  /** Number of ticks. */
  readonly ticks: number;
  /** As stored; files that were spliced by other programs have wrong ones. */
  readonly markers: readonly GoalMarker[];
  /** The room before tick 0. */
  readonly room: RecordedRoom;
  /** In order; those at `ticks` or later are never applied. */
  readonly events: readonly RecordedEvent[];
};
