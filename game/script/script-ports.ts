/** What the API of a script is built on. */
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import type { Member } from "#match/members.ts";
import type { StadiumResult } from "#stadium/parse.ts";
import type { PlayerObject } from "./handed-objects.ts";

export type LogLevel = "info" | "warn" | "error";

/** Values of a script that outlive it. */
export type ScriptStorage = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
};

/** Given by the owner of the replica. */
export type ScriptOutlets = {
  /** Asks the referee for a command; it is applied before the room's next tick, in this order. */
  readonly request: (command: Command) => void;
  readonly log: (level: LogLevel, text: string) => void;
  /** An error that a handler has thrown. */
  readonly onError: (error: unknown, handler: string) => void;
  readonly readStadium: (text: string) => StadiumResult;
  readonly storage: ScriptStorage;
};

export type ScriptContext = ScriptOutlets & {
  /** The replica; another object after a snapshot. */
  readonly match: () => Match;
  /** The member with this id, of any type. */
  readonly memberOf: (id: unknown) => Member | undefined;
  /** The player that caused something: the host player for a script's own effects, null if there is none. */
  readonly author: (by: number | undefined) => PlayerObject | null;
};
