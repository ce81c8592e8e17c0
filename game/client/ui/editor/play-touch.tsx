/** The stick and the kick button of matches over a play, for an author that uses a touch screen. */
import { useEffect } from "preact/hooks";
import type { EditorState } from "../../editor/editor-state.ts";
import type { HeldKeys } from "../../input/held-keys.ts";
import type { Turn } from "../../session/device.ts";
import type { Settings } from "../../session/settings.ts";
import { lazyPart } from "../component/lazy-part.tsx";
import type { LoadPart } from "../context/ui-context.ts";
import type { TouchControlsProps } from "../hud/touch-controls.tsx";

/** Loads a file of the page, with several attempts. */
type Loading = { readonly loadPart: LoadPart };

const TouchControls = lazyPart<TouchControlsProps & Loading>(
  async () => (await import("../hud/touch-controls.tsx")).TouchControls,
  ({ loadPart }) => loadPart,
);

type PlayTouchProps = Loading & {
  readonly state: Pick<EditorState, "wholeTurn">;
  /** Of the map on the screen. */
  readonly turn: Turn;
  /** The next finger on the map puts something there, so nothing may cover it. */
  readonly isPlacing: boolean;
  readonly settings: Pick<Settings, "controls">;
  readonly heldKeys: Pick<HeldKeys, "hold">;
};

export function PlayTouch({ state, turn, isPlacing, settings, heldKeys, loadPart }: PlayTouchProps) {
  useWholeMap(state, turn);
  if (isPlacing) return null;
  return <TouchControls settings={settings.controls.value} heldKeys={heldKeys} extraKeys={[]} loadPart={loadPart} />;
}

/** Shows everything as long as no finger can move the view; what was shown before comes back afterwards. */
function useWholeMap({ wholeTurn }: PlayTouchProps["state"], turn: Turn): void {
  useEffect(() => void (wholeTurn.value = turn), [turn]);
  useEffect(() => () => void (wholeTurn.value = null), []);
}
