/** What every part of the interface may use, provided by `mountUi`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { HeldKeys } from "../../input/held-keys.ts";
import type { PageKeyboard } from "../../input/page-keyboard.ts";
import type { Actions } from "../../session/actions.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { SectionName } from "../../session/settings.ts";
import type { Session } from "../../session/session.ts";
import type { IgnoreList } from "../saved/ignore-list.ts";
import type { Preferences } from "../saved/preferences.ts";
import type { Theme } from "../saved/theme.ts";
import type { Toasts } from "./toasts.ts";

/** A section of the settings, or what is saved in this browser. */
export type SettingsTab = SectionName | "privacy";

/** Loads a file of the page; rejects after its last attempt. */
export type LoadPart = <T>(load: () => Promise<T>) => Promise<T>;

export type Ui = {
  readonly session: Session;
  readonly actions: Actions;
  readonly keyboard: PageKeyboard;
  readonly heldKeys: HeldKeys;
  /** Loads a file of the page that is not part of its first visit, with several attempts. */
  readonly loadPart: LoadPart;
  readonly preferences: Preferences;
  readonly ignoreList: IgnoreList;
  readonly theme: Theme;
  readonly toasts: Toasts;
  readonly menuOpen: Signal<boolean>;
  /** Whether the summary of the last game is shown. */
  readonly summaryOpen: Signal<boolean>;
  readonly settingsOpen: Signal<boolean>;
  /** The section that the settings show. */
  readonly settingsTab: Signal<SettingsTab>;
  /** Whether the help chat is open. */
  readonly helpOpen: Signal<boolean>;
  /** Code of the room that another site shows in a frame; undefined for the page itself. */
  readonly embedded: string | undefined;
  /** Code of the room whose link was opened while no nickname is set. */
  readonly invitedTo: Signal<string | undefined>;
  /** Code of the published map on which the home page offers to create a room. */
  readonly chosenMap: Signal<string | undefined>;
  /** The link of another room was opened by a player with a seat, which is in the room of code `seat`. */
  readonly otherRoom: Signal<{ readonly code: string; readonly seat: string } | undefined>;
  /** Set to open the chat for a private message to this player; the chat resets it. */
  readonly whisperTo: Signal<PlayerInfo | undefined>;
};

export const UiContext = createContext<Ui | null>(null);

/** Throws outside `mountUi`. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("useUi: no UiContext above this component");
  return ui;
}
