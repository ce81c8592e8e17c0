/** What the browser remembers of a visitor between visits. Storage may be blocked; then it lasts as long as the page. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { draftWithoutPassword, readDraft, type RoomDraft } from "./room-draft.ts";
import { readFavourites, type Favourites } from "./favourite-rooms.ts";
import { readListChoice, type ListChoice } from "../lobby/room-order.ts";
import { tidyNickname } from "./nickname.ts";

export type Memory = {
  /** "" until the visitor has chosen one. */
  readonly nickname: Signal<string>;
  rememberNickname(nickname: string): void;
  /** Whether the net graph is shown. */
  readonly netGraph: Signal<boolean>;
  toggleNetGraph(): void;
  /** The rooms with a star. */
  readonly favourites: Kept<Favourites>;
  /** How the room list is sorted and filtered. */
  readonly listChoice: Kept<ListChoice>;
  /** The room that was made last, without its password. */
  readonly roomDraft: Kept<RoomDraft>;
};

/** A value that outlives the page. */
export type Kept<T> = { readonly value: ReadonlySignal<T>; keep(value: T): void };

const NICKNAME_KEY = "rondo.nickname";
const NET_GRAPH_KEY = "rondo.netGraph";

export function createMemory(): Memory {
  const nickname = signal(tidyNickname(read(NICKNAME_KEY) ?? ""));
  const netGraph = signal(read(NET_GRAPH_KEY) === "on");
  return {
    nickname,
    rememberNickname(chosen) {
      nickname.value = tidyNickname(chosen);
      write(NICKNAME_KEY, nickname.value);
    },
    netGraph,
    toggleNetGraph() {
      netGraph.value = !netGraph.value;
      write(NET_GRAPH_KEY, netGraph.value ? "on" : "off");
    },
    favourites: kept("rondo.favourites", readFavourites),
    listChoice: kept("rondo.listChoice", readListChoice),
    roomDraft: kept("rondo.roomDraft", readDraft, draftWithoutPassword),
  };
}

/** `check` makes a value of whatever was found, also of nothing; `bare` leaves out what is not to be stored. */
function kept<T>(key: string, check: (found: unknown) => T, bare: (value: T) => T = (value) => value): Kept<T> {
  const value = signal(check(parse(read(key))));
  return {
    value,
    keep(next) {
      value.value = next;
      write(key, JSON.stringify(bare(next)));
    },
  };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}
