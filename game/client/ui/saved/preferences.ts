/** What this browser saves for its player between visits. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { cleanNickname } from "#room/text.ts";
import { readItem, writeItem } from "../storage/local-storage.ts";
import { storedSignal, type StoredSignal } from "../storage/stored-signal.ts";
import type { DrillBests } from "../../session/practice.ts";
import { readDrillBests } from "./drill-bests.ts";
import { readFavouriteRooms, type FavouriteRooms } from "./favourite-rooms.ts";
import { readListOptions, type ListOptions } from "./list-options.ts";
import { draftWithoutPassword, readDraft, type RoomDraft } from "./room-draft.ts";

export type Preferences = {
  /** "" until the player has chosen one. */
  readonly nickname: ReadonlySignal<string>;
  setNickname(nickname: string): void;
  /** Whether the net graph is shown. */
  readonly netGraph: ReadonlySignal<boolean>;
  toggleNetGraph(): void;
  readonly favouriteRooms: StoredSignal<FavouriteRooms>;
  readonly listOptions: StoredSignal<ListOptions>;
  /** The draft of the room that was created last, without its password. */
  readonly roomDraft: StoredSignal<RoomDraft>;
  /** Whether the page connects to the help chat at its start: true once the player has written or reported. */
  readonly helpFollowed: StoredSignal<boolean>;
  readonly drillBests: StoredSignal<DrillBests>;
  /** Whether the lesson of the first visit was shown. */
  readonly lessonShown: StoredSignal<boolean>;
};

const NICKNAME_KEY = "rondo.nickname";
const NET_GRAPH_KEY = "rondo.netGraph";

export function createPreferences(): Preferences {
  const nickname = signal(cleanNickname(readItem(NICKNAME_KEY) ?? ""));
  const netGraph = signal(readItem(NET_GRAPH_KEY) === "on");
  return {
    nickname,
    setNickname(chosen) {
      nickname.value = cleanNickname(chosen);
      writeItem(NICKNAME_KEY, nickname.value);
    },
    netGraph,
    toggleNetGraph() {
      netGraph.value = !netGraph.value;
      writeItem(NET_GRAPH_KEY, netGraph.value ? "on" : "off");
    },
    favouriteRooms: storedSignal("rondo.favourites", { read: readFavouriteRooms }),
    listOptions: storedSignal("rondo.listChoice", { read: readListOptions }),
    helpFollowed: storedSignal("rondo.help", { read: (saved) => saved === true }),
    drillBests: storedSignal("rondo.drills", { read: readDrillBests }),
    lessonShown: storedSignal("rondo.lesson", { read: (saved) => saved === true }),
    roomDraft: storedSignal("rondo.roomDraft", { read: readDraft, write: draftWithoutPassword }),
  };
}
