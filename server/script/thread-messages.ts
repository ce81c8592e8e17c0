/** What a room's process and the thread of its script send each other. Within a direction messages keep their order. */
import type { Command, CommandOf } from "#match/command.ts";
import type { MatchCopy, TickFeed } from "#match/replica.ts";
import type { ScriptRoomConfig } from "#script/config.ts";
import type { LogLevel } from "#script/script-ports.ts";
import type { ChatScope } from "#script/script-replica.ts";

/** What a thread is started with. */
export type ThreadData = {
  readonly name: string;
  /** Path of the script. */
  readonly file: string;
  /** Whether the script runs with the rights of the host: modules, files, network. */
  readonly node: boolean;
  /** Hosts that the script may reach; "*" for all. */
  readonly allowNet: readonly string[];
  /** Path of the values of `localStorage`. */
  readonly storageFile: string;
  /** Whether the server replaces offensive words in listed rooms. */
  readonly wordFilter: boolean;
  /** Tries the script out: the members of the room that it uses are recorded, and limits count ticks, not a clock. */
  readonly traced?: boolean;
};

export type StorageCall =
  | { readonly method: "get" | "delete"; readonly key: string }
  | { readonly method: "set"; readonly key: string; readonly json: string }
  | { readonly method: "keys" };

/** The values of a script as JSON. */
export type JsonStorage = {
  get(key: string): Promise<string | undefined>;
  set(key: string, json: string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
};

export type ToThread =
  /** The room as it is now. `greet`: the script is new in it and receives a join for every member. */
  | { readonly kind: "copy"; readonly copy: MatchCopy; readonly greet: boolean }
  | { readonly kind: "tick"; readonly feed: TickFeed }
  | { readonly kind: "link"; readonly url: string }
  | {
      readonly kind: "chat";
      readonly call: number;
      readonly id: number;
      readonly text: string;
      readonly scope: ChatScope;
    }
  | { readonly kind: "stored"; readonly call: number; readonly value?: unknown; readonly error?: string }
  /** To be answered, so that a thread that hangs is found while its room sleeps. */
  | { readonly kind: "ping" }
  /** Ends the thread, after its handlers of the end have run and `localStorage` is written. */
  | { readonly kind: "stop" }
  /** Asks a traced script for the members that it has used. */
  | { readonly kind: "members" };

/** A request with what the server stores of a new stadium. */
export type SentRequest =
  | Exclude<Command, { readonly kind: "stadium" }>
  | (CommandOf<"stadium"> & { readonly text: string; readonly checksum: string });

export type FromThread =
  /** The program of the thread is loaded, and the text of the script begins to run. */
  | { readonly kind: "begin" }
  /** The script has called HBInit. */
  | { readonly kind: "open"; readonly config: ScriptRoomConfig }
  | { readonly kind: "requests"; readonly requests: readonly SentRequest[] }
  /** Answers a tick. `ms`: computing time of its handlers. */
  | { readonly kind: "done"; readonly ms: number }
  /** The replica differs from the digest of its room: it needs a new copy. */
  | { readonly kind: "differs"; readonly tick: number }
  | { readonly kind: "verdict"; readonly call: number; readonly shown: boolean }
  | { readonly kind: "store"; readonly call: number; readonly request: StorageCall }
  | { readonly kind: "log"; readonly level: LogLevel; readonly text: string }
  | { readonly kind: "pong" }
  | { readonly kind: "members"; readonly used: readonly string[]; readonly unknown: readonly string[] };
