/**
 * `room.storage` in the thread of a script. Its calls are made one after the other, at a limited rate, and values cross as
 * JSON within the limits, so that no script can fill the memory of the server or keep its database busy.
 */
import type { ScriptStorage } from "#script/script-ports.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import { checkKey, checkValue, ScriptStorageError } from "../store/script-storages.ts";
import type { StorageCall } from "./thread-messages.ts";

/** A call above it waits. All keys can be read at once. */
export const STORAGE_LIMIT: RateLimit = { burst: 1000, perSecond: 100 };

/** Calls that may wait; further ones fail. */
export const WAITING_MAX = 5000;

const PAUSE_MS = 50;

export type ThreadStoragePorts = {
  readonly send: (call: number, request: StorageCall) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
};

export type StorageAnswer = { readonly value?: unknown; readonly error?: string };

type Settle = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

export class ThreadStorage {
  /** What the script gets. */
  readonly forScript: ScriptStorage = {
    get: (key) => this.#get(String(key)),
    set: (key, value) => this.#set(String(key), value),
    delete: async (key) => void (await this.#call({ method: "delete", key: String(key) })),
    keys: async () => (await this.#call({ method: "keys" })) as string[],
  };
  readonly #ports: ThreadStoragePorts;
  readonly #bucket: TokenBucket;
  /** By number: the calls that were sent. */
  readonly #calls = new Map<number, Settle>();
  #nextCall = 0;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: ThreadStoragePorts) {
    this.#ports = ports;
    this.#bucket = new TokenBucket(STORAGE_LIMIT, ports.now());
  }

  /** The answer to a call that was sent. */
  settle(number: number, { value, error }: StorageAnswer): void {
    const call = this.#calls.get(number);
    this.#calls.delete(number);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  }

  async #get(key: string): Promise<unknown> {
    const json = await this.#call({ method: "get", key });
    return json === undefined ? undefined : JSON.parse(json as string);
  }

  async #set(key: string, value: unknown): Promise<void> {
    const json = jsonOf(key, value);
    checkKey(key);
    checkValue(key, json);
    await this.#call({ method: "set", key, json });
  }

  async #call(request: StorageCall): Promise<unknown> {
    if (this.#waiting >= WAITING_MAX)
      throw new ScriptStorageError(`more than ${WAITING_MAX} calls of the storage wait for their answers`);
    this.#waiting++;
    const answer = this.#last.then(() => this.#send(request)).finally(() => this.#waiting--);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #send(request: StorageCall): Promise<unknown> {
    const { send, now, pause } = this.#ports;
    while (!this.#bucket.take(now())) await pause(PAUSE_MS);
    return new Promise((resolve, reject) => {
      const call = this.#nextCall++;
      this.#calls.set(call, { resolve, reject });
      send(call, request);
    });
  }
}

/** The value as it is now: later changes do not count. Throws ScriptStorageError for what is no JSON. */
function jsonOf(key: string, value: unknown): string {
  let json: string | undefined;
  let why = `it is ${typeof value}`;
  try {
    json = JSON.stringify(value) as string | undefined;
  } catch (error) {
    why = (error as Error).message;
  }
  if (json === undefined) throw new ScriptStorageError(`the value of "${key}" cannot be stored: ${why}`);
  return json;
}
