/**
 * Which process runs which script. Each script is run by one of the processes that use a store: by the one that has its room, or
 * else by the first that claims it. A process that has ended loses its scripts to the others.
 */
import type { Store } from "../store/store.ts";
import { codeOf } from "./scripted-rooms.ts";

export type ClaimPorts = {
  readonly store: Pick<Store, "meta" | "savedMatches">;
  /** Id of this process. */
  readonly id: () => string;
  /** Ids of the other processes that run. */
  readonly others: () => Promise<ReadonlySet<string>>;
};

/** In front of a script's name: the stored id of the process that runs it, "" for none. */
const PREFIX = "process of script ";

export class ScriptClaims {
  readonly #ports: ClaimPorts;

  constructor(ports: ClaimPorts) {
    this.#ports = ports;
  }

  /** The scripts of these names that this process is to run. With `takes` false only those that it runs already. */
  async claim(names: readonly string[], takes: boolean): Promise<ReadonlySet<string>> {
    const { store, id, others } = this.#ports;
    const owners = new Map(
      (await store.meta.list(PREFIX)).map(({ name, value }) => [name.slice(PREFIX.length), value]),
    );
    const running = await others();
    const own = new Set<string>();
    for (const name of names) {
      const owner = owners.get(name) ?? "";
      if (owner === id() || (takes && !running.has(owner) && (await this.#take(name, owners.get(name))))) own.add(name);
    }
    return own;
  }

  /** Leaves a script to the others. */
  async release(name: string): Promise<void> {
    await this.#ports.store.meta.exchange(PREFIX + name, this.#ports.id(), "");
  }

  async #take(name: string, owner: string | undefined): Promise<boolean> {
    const { store, id } = this.#ports;
    const code = await codeOf(store.meta, name);
    const roomOwner = code === undefined ? undefined : await store.savedMatches.processOf(code);
    // A room of a process that has ended is first restored, here or elsewhere.
    if (roomOwner !== undefined && roomOwner !== id()) return false;
    return store.meta.exchange(PREFIX + name, owner, id());
  }
}
