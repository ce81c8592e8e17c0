/** All stadiums of this page: the library of the build, those saved in the browser, and those uploaded to rooms. */
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Session } from "../../session/session.ts";
import { RemoteStadiums, type FetchPorts } from "./remote-stadiums.ts";
import { findSameStadium, findStadium, STADIUM_CARDS } from "./stadium-library.ts";
import { browserStore, type StadiumStore } from "./stadium-store.ts";
import { SavedStadiums } from "./saved-stadiums.ts";

/** A fetch that takes longer is retried. */
const FETCH_MS = 15_000;

export type SourcePorts = FetchPorts & { readonly store: StadiumStore };

export class StadiumSource {
  readonly #remote: RemoteStadiums;
  readonly #saved: SavedStadiums;

  constructor(session: Session, ports: SourcePorts = pagePorts()) {
    session.stadiums.value = STADIUM_CARDS;
    this.#remote = new RemoteStadiums(ports);
    this.#saved = new SavedStadiums(
      ports.store,
      (name) => findStadium(name) !== undefined,
      (cards) => (session.stadiums.value = [...STADIUM_CARDS, ...cards]),
    );
  }

  /** Undefined while it is not loaded; an uploaded one is fetched then. */
  find(name: string, checksum: string): Stadium | undefined {
    return findSameStadium(name, checksum) ?? this.#remote.find(checksum);
  }

  /** True when the server does not have it either. */
  isMissing(checksum: string): boolean {
    return this.#remote.isMissing(checksum);
  }

  /** Saves a stadium in the browser. Rejects when there is none, or when the browser cannot store it. */
  async save(stadium: Stadium | undefined): Promise<"saved" | "forbidden"> {
    if (stadium === undefined) throw new Error("no stadium to save");
    if (!stadium.canBeStored) return "forbidden";
    if (STADIUM_CARDS.every((card) => card.stadium !== stadium)) await this.#saved.save(stadium);
    return "saved";
  }

  /** Removes a saved stadium; those of the library stay. */
  forget(name: string): void {
    // If the browser fails to remove it, it is listed again on the next visit.
    this.#saved.remove(name).catch(() => undefined);
  }

  /** The text of a stadium of the picker, or of `played`, the room's stadium, which may not be in the picker. */
  textOf(name: string, played?: Stadium): string | undefined {
    if (played?.name === name) return exportStadium(played);
    const stadium = findStadium(name);
    return stadium === undefined ? this.#saved.textOf(name) : exportStadium(stadium);
  }

  /** The text of a stadium that only this browser has, so that it must be uploaded before a room can use it. */
  savedText(name: string): string | undefined {
    return this.#saved.textOf(name);
  }
}

function pagePorts(): SourcePorts {
  return {
    fetch: (path) => fetch(path, { signal: AbortSignal.timeout(FETCH_MS) }),
    now: () => performance.now(),
    store: browserStore(),
  };
}
