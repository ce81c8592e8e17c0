/** The stick and the kick button of matches over a play, for an author that uses a touch screen. */
import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Editor } from "../../editor/create-editor.ts";
import type { HeldKeys } from "../../input/held-keys.ts";
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
  readonly editor: {
    readonly state: Pick<Editor["state"], "viewpoint">;
    readonly actions: Pick<Editor["actions"], "fitView">;
    readonly view: Pick<Editor["view"], "size">;
  };
  readonly settings: Pick<Settings, "controls">;
  readonly heldKeys: Pick<HeldKeys, "hold">;
};

export function PlayTouch({ editor, settings, heldKeys, loadPart }: PlayTouchProps) {
  useWholeMap(editor);
  return <TouchControls settings={settings.controls.value} heldKeys={heldKeys} extraKeys={[]} loadPart={loadPart} />;
}

/** Shows everything as long as no finger can move the view; what was shown before comes back afterwards. */
function useWholeMap({ state: { viewpoint }, actions, view }: PlayTouchProps["editor"]): void {
  useEffect(() => {
    const before = viewpoint.peek();
    return () => void (viewpoint.value = before);
  }, []);
  useSignalEffect(() => {
    view.size();
    actions.fitView();
  });
}
