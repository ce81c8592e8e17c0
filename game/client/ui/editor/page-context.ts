/** What all screens of the editor's page use, provided by `mountEditor`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { EditorPage } from "../../editor/editor-page.ts";
import type { HeldKeys } from "../../input/held-keys.ts";
import type { PageKeyboard } from "../../input/page-keyboard.ts";
import type { MapLibrary } from "../../session/map-library.ts";
import type { Session } from "../../session/session.ts";
import type { LoadPart } from "../context/ui-context.ts";
import type { StadiumCard } from "../../session/stadium-card.ts";
import type { Toasts } from "../context/toasts.ts";
import type { Theme } from "../saved/theme.ts";

/** Panels at the side of the canvas. */
export type EditorPanel = "properties" | "objects" | "styles" | "text" | "checks" | "versions" | "people";

export type PageUi = {
  readonly session: Session;
  readonly page: EditorPage;
  readonly keyboard: PageKeyboard;
  /** Of the player in a play. */
  readonly heldKeys: HeldKeys;
  /** Loads a file of the page that is not part of its first visit, with several attempts. */
  readonly loadPart: LoadPart;
  /** Published maps of the server. */
  readonly library: MapLibrary;
  /** The stadiums of the build, to start from. */
  readonly included: readonly StadiumCard[];
  /** The bytes of a version of a shared document. Rejects when the server does not send them. */
  readonly loadVersion: (code: string, id: number) => Promise<Uint8Array>;
  readonly toasts: Toasts;
  readonly theme: Theme;
  readonly panel: Signal<EditorPanel>;
  /** On narrow screens the panel covers the canvas. */
  readonly panelShown: Signal<boolean>;
  readonly keysShown: Signal<boolean>;
};

export const PageContext = createContext<PageUi | null>(null);

/** Throws outside `mountEditor`. */
export function usePage(): PageUi {
  const ui = useContext(PageContext);
  if (!ui) throw new Error("usePage: no PageContext above this component");
  return ui;
}
