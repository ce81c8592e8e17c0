/**
 * Runs the scripts of a folder: one that is new gets a room, one whose file changes is read again while its players stay, and the
 * room of one that is removed is closed. Of several processes each script runs in one.
 */
import { type FSWatcher, watch } from "node:fs";
import { basename } from "node:path";
import type { Logger } from "pino";
import { concernsScripts, FolderReader, type FolderScript } from "./folder-reader.ts";
import type { ScriptClaims } from "./script-claims.ts";
import type { Scripts } from "./scripts.ts";

/** Time after a change in which further ones are awaited: programs write files in several steps, or replace them. */
const SETTLE_MS = 200;

/** Interval at which the folder is read in any case, and scripts of processes that have ended are taken over. */
const LOOK_MS = 3000;

/** Scripts that start at the same time: each needs a second of computing time. */
const STARTS_MAX = 2;

export type ScriptsFolderPorts = {
  readonly folder: string;
  readonly scripts: Pick<Scripts, "start" | "stop" | "reload" | "list" | "handOver">;
  readonly claims: Pick<ScriptClaims, "claim" | "release">;
  /** True when this process takes no new rooms. */
  readonly isDraining: () => boolean;
  readonly log: Logger;
};

/** Pause before a script that could not be started is tried again, doubled after each further time; milliseconds. */
const RETRY_MS = { first: 10_000, longest: 10 * 60_000 };

/** A script of this process. */
type Entry = {
  script: FolderScript;
  missing: boolean;
  /** Starts that have failed since the file has changed. */
  failures: number;
};

export class ScriptsFolder {
  readonly #ports: ScriptsFolderPorts;
  readonly #reader: FolderReader;
  /** By path. */
  readonly #entries = new Map<string, Entry>();
  readonly #starts: FolderScript[] = [];
  #starting = 0;
  #faults = new Set<string>();
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(ports: ScriptsFolderPorts) {
    this.#ports = ports;
    this.#reader = new FolderReader(ports.folder);
  }

  /** Resolves when the scripts have begun to start. */
  async open(): Promise<void> {
    this.#watch();
    await this.look();
  }

  /** Compares the folder with the scripts that run. Never rejects. */
  look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#last = this.#last.then(() => this.#lookSafely());
    return this.#last;
  }

  /** The process is being drained: scripts whose rooms are empty are left to other processes. */
  handOver(): Promise<void> {
    this.#last = this.#last.then(() => this.#handOver());
    return this.#last;
  }

  /** Nothing is started, read again or stopped from now on. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#starts.length = 0;
  }

  async #handOver(): Promise<void> {
    const { scripts, claims, log } = this.#ports;
    for (const { name, file, players } of scripts.list()) {
      if (players > 0 || !this.#entries.delete(file)) continue;
      try {
        await scripts.handOver(name);
        await claims.release(name);
      } catch (error) {
        log.error({ err: error, script: name }, "the script could not be left to another process");
      }
    }
  }

  #watch(): void {
    const { folder, log } = this.#ports;
    try {
      this.#watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || concernsScripts(name)) this.#lookIn(SETTLE_MS);
      });
      this.#watcher.on("error", (error) => {
        log.warn({ err: error, folder }, "the folder of scripts cannot be watched; it is read every few seconds");
        this.#watcher?.close();
      });
    } catch (error) {
      log.warn({ err: error, folder }, "the folder of scripts cannot be watched; it is read every few seconds");
    }
  }

  #lookIn(ms: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), ms).unref();
  }

  async #lookSafely(): Promise<void> {
    if (this.#closed) return;
    const faults: string[] = [];
    let missing = false;
    try {
      missing = await this.#look(faults);
    } catch (error) {
      faults.push((error as Error).message);
    }
    this.#report(faults);
    this.#lookIn(missing ? SETTLE_MS : LOOK_MS);
  }

  /** True if a file is missing since this look. */
  async #look(faults: string[]): Promise<boolean> {
    const { claims, isDraining } = this.#ports;
    const content = await this.#reader.read();
    faults.push(...content.faults);
    const missing = await this.#removeMissing(new Set(content.scripts.map(({ file }) => file)));
    const names = content.scripts.map(({ name }) => name);
    const own = await claims.claim(names, !isDraining());
    for (const script of content.scripts) {
      if (this.#closed) break;
      if (own.has(script.name)) await this.#update(script);
      else await this.#lose(script);
    }
    return missing;
  }

  /** A file is gone once two looks have missed it: some editors replace files. */
  async #removeMissing(files: ReadonlySet<string>): Promise<boolean> {
    let missing = false;
    for (const [file, entry] of this.#entries) {
      if (files.has(file)) entry.missing = false;
      else if (!entry.missing) missing = entry.missing = true;
      else await this.#remove(file, entry.script.name);
    }
    return missing;
  }

  async #remove(file: string, name: string): Promise<void> {
    this.#entries.delete(file);
    await this.#stop(name);
    await this.#ports.claims.release(name);
    this.#ports.log.info({ script: name, file }, "the file of a script was removed; its room is closed");
  }

  async #update(script: FolderScript): Promise<void> {
    const entry = this.#entries.get(script.file);
    const known = entry?.script;
    if (known?.version !== script.version || optionsOf(known) !== optionsOf(script))
      this.#entries.set(script.file, { script, missing: false, failures: 0 });
    if (known === undefined) return this.#start(script);
    if (optionsOf(known) !== optionsOf(script)) {
      await this.#stop(known.name, known.name === script.name);
      if (known.name !== script.name) await this.#ports.claims.release(known.name);
      return this.#start(script);
    }
    if (known.version === script.version) return;
    if (!this.#runs(script.name)) return this.#start(script);
    this.#ports.log.info({ script: script.name }, "the file of a script has changed; it is read again");
    this.#ports.scripts.reload(script.name);
  }

  /** Another process runs the script, and has its room. */
  async #lose({ file, name }: FolderScript): Promise<void> {
    if (this.#entries.delete(file)) await this.#stop(name, true);
  }

  #runs(name: string): boolean {
    return this.#ports.scripts.list().some((script) => script.name === name);
  }

  async #stop(name: string, keepRoom = false): Promise<void> {
    if (this.#runs(name)) await this.#ports.scripts.stop(name, { keepRoom });
  }

  #start(script: FolderScript): void {
    this.#starts.push(script);
    this.#startNext();
  }

  #startNext(): void {
    while (!this.#closed && this.#starting < STARTS_MAX && this.#starts.length > 0) {
      const script = this.#starts.shift()!;
      // The file was removed meanwhile, or has changed again.
      if (this.#entries.get(script.file)?.script !== script) continue;
      this.#starting++;
      void this.#startNow(script).finally(() => {
        this.#starting--;
        this.#startNext();
      });
    }
  }

  async #startNow(script: FolderScript): Promise<void> {
    const { scripts, log } = this.#ports;
    const { file, name, node, allowNet } = script;
    try {
      const { url } = await scripts.start(file, { name, node, allowNet });
      log.info({ script: name, file, url }, "a script has its room");
    } catch (error) {
      const entry = this.#entries.get(file);
      // Its file was removed, or its options have changed meanwhile.
      if (this.#closed || entry === undefined || optionsOf(entry.script) !== optionsOf(script)) return;
      log.error({ script: name, file }, `the script is not started: ${(error as Error).message}`);
      const pauseMs = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** entry.failures++);
      setTimeout(() => this.#start(script), pauseMs).unref();
    }
  }

  /** Each fault once. */
  #report(faults: readonly string[]): void {
    if (this.#closed) return;
    const { log, folder } = this.#ports;
    for (const fault of faults) if (!this.#faults.has(fault)) log.error({ folder: basename(folder) }, fault);
    this.#faults = new Set(faults);
  }
}

function optionsOf({ name, node, allowNet }: FolderScript): string {
  return JSON.stringify([name, node, allowNet]);
}
