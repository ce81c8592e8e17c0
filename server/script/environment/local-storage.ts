/** The values of `localStorage`, in a file of the script: read once, written a moment after a change, and atomically. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Limit of all keys and values together, in UTF-16 code units, as in browsers. */
export const STORAGE_MAX = 5 * 1024 * 1024;

/** Changes within this time are written together. */
const WRITE_DELAY_MS = 250;

export class LocalStorage {
  readonly #file: string | undefined;
  readonly #report: (problem: string) => void;
  readonly #values: Map<string, string>;
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;

  /** Without a file the values end with the script. `report` receives problems with the file. */
  constructor(file: string | undefined, report: (problem: string) => void) {
    this.#file = file;
    this.#report = report;
    this.#values = new Map(this.#read());
    for (const [key, value] of this.#values) this.#size += key.length + value.length;
  }

  get length(): number {
    return this.#values.size;
  }

  get keys(): string[] {
    return [...this.#values.keys()];
  }

  get(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  /** Throws a QuotaExceededError, and changes nothing, when the values would be too large. */
  set(key: string, value: string): void {
    const size = this.#size + key.length + value.length - this.#sizeOf(key);
    if (size > STORAGE_MAX)
      throw new DOMException(
        `localStorage is full: "${key.slice(0, 64)}" does not fit into ${STORAGE_MAX} characters`,
        "QuotaExceededError",
      );
    if (this.#values.get(key) === value) return;
    this.#values.set(key, value);
    this.#size = size;
    this.#schedule();
  }

  delete(key: string): void {
    this.#size -= this.#sizeOf(key);
    if (this.#values.delete(key)) this.#schedule();
  }

  clear(): void {
    if (this.#values.size > 0) this.#schedule();
    this.#values.clear();
    this.#size = 0;
  }

  /** Writes what is not written yet. */
  close(): void {
    if (this.#timer !== undefined) this.#write();
  }

  #sizeOf(key: string): number {
    const value = this.#values.get(key);
    return value === undefined ? 0 : key.length + value.length;
  }

  #read(): [string, string][] {
    if (this.#file === undefined) return [];
    try {
      const values: unknown = JSON.parse(readFileSync(this.#file, "utf8"));
      if (typeof values !== "object" || values === null || Array.isArray(values))
        throw new Error("it is no JSON object");
      return Object.entries(values).map(([key, value]) => [key, String(value)]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") this.#setAside(error as Error);
      return [];
    }
  }

  /** A file that cannot be read is not overwritten. */
  #setAside({ message }: Error): void {
    try {
      renameSync(this.#file!, `${this.#file}.unreadable`);
      this.#report(`localStorage could not be read and is now ${this.#file}.unreadable: ${message}`);
    } catch {
      this.#isBroken = true;
      this.#report(`localStorage could not be read, and will not be written: ${this.#file}: ${message}`);
    }
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#write(), WRITE_DELAY_MS).unref();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isBroken || this.#file === undefined) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(`${this.#file}.new`, JSON.stringify(Object.fromEntries(this.#values)));
      renameSync(`${this.#file}.new`, this.#file);
    } catch (error) {
      this.#report(`localStorage could not be written: ${this.#file}: ${(error as Error).message}`);
    }
  }
}
