/** What the parts of the room panel share while it is open. */
import { signal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PlayerInfo, TeamId } from "../../../session/player.ts";
import type { Anchor } from "../../component/menu.tsx";
import { createUpload, type Upload } from "../maps/upload.ts";
import { useUi, type Ui } from "../../context/ui-context.ts";
import type { GameInfo, RoomInfo } from "../../../session/room.ts";

export type TabName = "players" | "map" | "kits" | "room" | "help";

export type Panel = {
  readonly tab: Signal<TabName>;
  /** Whose menu is open, and where it hangs. */
  readonly menu: Signal<{ readonly id: number; readonly at: Anchor } | undefined>;
  /** Who is about to be sent away. */
  readonly expelling: Signal<{ readonly player: PlayerInfo; readonly ban: boolean } | undefined>;
  /** Whose row has, or last had, the focus: it follows him into another column. */
  readonly lastRow: { id: number | undefined };
  /** Who was moved by a key, and out of which column. */
  readonly moved: Signal<{ readonly id: number; readonly from: TeamId } | undefined>;
  readonly upload: Upload;
};

export function createPanel({ actions }: Ui): Panel {
  return {
    tab: signal<TabName>("players"),
    menu: signal(undefined),
    expelling: signal(undefined),
    lastRow: { id: undefined },
    moved: signal(undefined),
    upload: createUpload(actions),
  };
}

export const PanelContext = createContext<Panel | null>(null);

/** Only inside the room panel. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("usePanel: outside of the room panel");
  return panel;
}

export type Scene = {
  readonly room: RoomInfo | null;
  readonly players: readonly PlayerInfo[];
  readonly me: PlayerInfo | undefined;
  readonly game: GameInfo | null;
};

/** The room as it is now; the calling component is rendered again when it changes. */
export function useScene(): Scene {
  const { session } = useUi();
  return {
    room: session.room.value,
    players: session.players.value,
    me: session.me.value,
    game: session.game.value,
  };
}
