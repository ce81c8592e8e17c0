/** The stadiums that this page has: the library of the build, those kept by the browser, and those that rooms brought. */
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Session } from "../session/session.ts";
import { BroughtStadiums, type FetchPorts } from "./brought-stadiums.ts";
import { findSameStadium, findStadium, STADIUM_CARDS } from "./stadium-library.ts";
import { browserStore, type StadiumStore } from "./stadium-store.ts";
import { StoredStadiums } from "./stored-stadiums.ts";

/** A server that takes longer over a stadium is asked again. */
const FETCH_MS = 15_000;

export type ShelfPorts = FetchPorts & { readonly store: StadiumStore };

export class StadiumShelf {
  readonly #brought: BroughtStadiums;
  readonly #stored: StoredStadiums;

  constructor(session: Session, ports: ShelfPorts = pagePorts()) {
    session.stadiums.value = STADIUM_CARDS;
    this.#brought = new BroughtStadiums(ports);
    this.#stored = new StoredStadiums(
      ports.store,
      (name) => findStadium(name) !== undefined,
      (cards) => (session.stadiums.value = [...STADIUM_CARDS, ...cards]),
    );
  }

  /** Undefined while it is not here (yet): one that somebody uploaded is fetched. */
  find(name: string, checksum: string): Stadium | undefined {
    return findSameStadium(name, checksum) ?? this.#brought.find(checksum);
  }

  /** True when the server does not have it either. */
  isLost(checksum: string): boolean {
    return this.#brought.isLost(checksum);
  }

  /** Rejects when there is none, or when the browser cannot keep it. */
  async store(stadium: Stadium | undefined): Promise<"stored" | "forbidden"> {
    if (stadium === undefined) throw new Error("no stadium to store");
    if (!stadium.canBeStored) return "forbidden";
    if (STADIUM_CARDS.every((card) => card.stadium !== stadium)) await this.#stored.keep(stadium);
    return "stored";
  }

  /** One that the browser keeps; those of the library stay. */
  forget(name: string): void {
    // When the browser does not let go of it, it is back with the next visit.
    this.#stored.forget(name).catch(() => undefined);
  }

  /** Of a stadium of the picker; `played` is the one on the pitch, which may be in no picker. */
  textOf(name: string, played?: Stadium): string | undefined {
    if (played?.name === name) return exportStadium(played);
    const stadium = findStadium(name);
    return stadium === undefined ? this.#stored.textOf(name) : exportStadium(stadium);
  }

  /** The text of a stadium that only this browser has, so that a room must be brought it first. */
  storedText(name: string): string | undefined {
    return this.#stored.textOf(name);
  }
}

function pagePorts(): ShelfPorts {
  return {
    fetch: (path) => fetch(path, { signal: AbortSignal.timeout(FETCH_MS) }),
    now: () => performance.now(),
    store: browserStore(),
  };
}
