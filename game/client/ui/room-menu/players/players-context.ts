/** State that the components of the players tab share. */
import { signal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PlayerInfo, TeamId } from "../../../session/player.ts";
import type { Anchor } from "../../component/menu.tsx";

export type PlayersState = {
  /** The player whose menu is open, and its anchor. */
  readonly menu: Signal<{ readonly id: number; readonly at: Anchor } | undefined>;
  /** The player in the kick dialog. */
  readonly kickTarget: Signal<{ readonly player: PlayerInfo; readonly ban: boolean } | undefined>;
  /** The player in the mute dialog. */
  readonly muteTarget: Signal<PlayerInfo | undefined>;
  /** The player in the report dialog. */
  readonly reportTarget: Signal<PlayerInfo | undefined>;
  /** Player of the row that has, or had last, the focus; the focus follows the player to another column. */
  readonly lastFocused: { id: number | undefined };
  /** The player moved last by keyboard, and the team before the move. */
  readonly moved: Signal<{ readonly id: number; readonly from: TeamId } | undefined>;
};

export function createPlayersState(): PlayersState {
  return {
    menu: signal(undefined),
    kickTarget: signal(undefined),
    muteTarget: signal(undefined),
    reportTarget: signal(undefined),
    lastFocused: { id: undefined },
    moved: signal(undefined),
  };
}

export const PlayersContext = createContext<PlayersState | null>(null);

/** Throws outside the players tab. */
export function usePlayers(): PlayersState {
  const state = useContext(PlayersContext);
  if (!state) throw new Error("usePlayers: no PlayersContext above this component");
  return state;
}
