/** The scripts of a server, by name: started, stopped, listed. Each has a thread and a room of its own. */
import { basename, extname, join, resolve } from "node:path";
import type { LogLevel } from "#script/script-ports.ts";
import type { LinkedRoom } from "./room-link.ts";
import type { LogLine } from "./script-log.ts";
import { ScriptHost, type ScriptFigures, type ScriptHostPorts, type ScriptState } from "./script-host.ts";
import type { JsonStorage } from "./thread-messages.ts";

export type ScriptOptions = {
  /** The file's name without its ending by default. */
  readonly name?: string | undefined;
  /** Whether the script runs with the rights of the host. */
  readonly node?: boolean | undefined;
  /** Hosts that the script may reach. */
  readonly allowNet?: readonly string[] | undefined;
};

export type ScriptInfo = {
  readonly name: string;
  readonly file: string;
  readonly node: boolean;
  readonly state: ScriptState;
  /** Code of the room. */
  readonly room: string | undefined;
  readonly url: string | undefined;
  /** Number of times that the script was started. */
  readonly starts: number;
  readonly players: number;
  readonly lastError: string | undefined;
  readonly figures: ScriptFigures;
};

export type ScriptsPorts = Omit<ScriptHostPorts, "storage" | "onLine"> & {
  /** Folder of the values of `localStorage`. */
  readonly storageFolder: string;
  readonly storageOf: (name: string) => JsonStorage;
  readonly wordFilter: boolean;
  /** Closes the room in this process, for another one to restore it. */
  readonly handOverRoom: (room: LinkedRoom) => Promise<void>;
  readonly onLine?: (name: string, level: LogLevel, text: string) => void;
};

/** Names of scripts: they are part of file names. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/u;

export const isScriptName = (name: string): boolean => NAME.test(name);

export class Scripts {
  readonly #ports: ScriptsPorts;
  readonly #hosts = new Map<string, ScriptHost>();

  constructor(ports: ScriptsPorts) {
    this.#ports = ports;
  }

  /** Resolves when the script is running. Throws Error for a name that is invalid or in use, and when the script fails. */
  async start(
    file: string,
    { name = nameOf(file), node = false, allowNet = [] }: ScriptOptions = {},
  ): Promise<ScriptInfo> {
    if (!isScriptName(name)) throw new Error(`"${name}" is no name of a script: letters, digits, "-", "_" and "."`);
    if (this.#hosts.has(name)) throw new Error(`the script "${name}" is running already`);
    const { storageFolder, storageOf, wordFilter, handOverRoom: _, ...ports } = this.#ports;
    const storageFile = join(storageFolder, `${name}.json`);
    const data = { name, file: resolve(file), node, allowNet, storageFile, wordFilter };
    const host = new ScriptHost(data, { ...ports, storage: storageOf(name) });
    this.#hosts.set(name, host);
    if ((await host.settled()) === "running") return this.#describe(host);
    this.#hosts.delete(name);
    throw new Error(host.lastError ?? `the script "${name}" was stopped`);
  }

  /** Ends the script and closes its room; with `keepRoom` the room waits for a script of this name. Throws Error for an unknown name. */
  async stop(name: string, { keepRoom = false } = {}): Promise<void> {
    const host = this.#find(name);
    this.#hosts.delete(name);
    await host.stop({ keepRoom });
  }

  /** Ends the script and leaves its room to another process. Throws Error for an unknown name. */
  async handOver(name: string): Promise<void> {
    const { room } = this.#find(name);
    await this.stop(name, { keepRoom: true });
    if (room !== undefined) await this.#ports.handOverRoom(room);
  }

  /** Throws Error for an unknown name. */
  reload(name: string): void {
    this.#find(name).reload();
  }

  list(): readonly ScriptInfo[] {
    return Array.from(this.#hosts.values(), (host) => this.#describe(host));
  }

  /** The last lines of a script. Throws Error for an unknown name. */
  log(name: string): readonly LogLine[] {
    return this.#find(name).log.lines;
  }

  /** Calls the function for every new line. Returns the function that ends that. Throws Error for an unknown name. */
  follow(name: string, onLine: (line: LogLine) => void): () => void {
    return this.#find(name).log.follow(onLine);
  }

  /** The server stops: the rooms stay, to be restored with their scripts by the next one. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#hosts.values(), (host) => host.stop({ keepRoom: true })));
    this.#hosts.clear();
  }

  #find(name: string): ScriptHost {
    const host = this.#hosts.get(name);
    if (host === undefined) throw new Error(`there is no script "${name}"`);
    return host;
  }

  #describe({ data, state, room, starts, lastError, figures }: ScriptHost): ScriptInfo {
    const { name, file, node } = data;
    return {
      ...{ name, file, node, state, starts, lastError, figures },
      room: room?.roomId,
      url: room === undefined ? undefined : this.#ports.urlOf(room.roomId),
      players: room === undefined ? 0 : playersIn(room),
    };
  }
}

function playersIn({ match }: LinkedRoom): number {
  return match.members.filter(({ key, bot }) => !bot && key !== "").length;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}
