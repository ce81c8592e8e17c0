/** What the pages of published maps use, provided by `mountMaps`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ReadonlySignal } from "@preact/signals";
import type { IdentityInfo } from "../../session/identity.ts";
import type { MapLibrary } from "../../session/map-library.ts";
import type { Theme } from "../saved/theme.ts";

export type MapsUi = {
  readonly library: MapLibrary;
  /** The own identity, once it has been read. */
  readonly identity: ReadonlySignal<IdentityInfo>;
  readonly theme: Theme;
  readonly address: { readonly pathname: string };
  /** Opens another page. */
  readonly open: (path: string) => void;
};

export const MapsContext = createContext<MapsUi | null>(null);

/** Throws outside `mountMaps`. */
export function useMaps(): MapsUi {
  const maps = useContext(MapsContext);
  if (!maps) throw new Error("useMaps: no MapsContext above this component");
  return maps;
}
