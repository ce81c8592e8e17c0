/** Loads the sound of a page when it is first needed: the home page does without. */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { FrameListener } from "#client/session/frame.ts";

/** Returns the listener for frames of the match, which does nothing before the sound has loaded. `load` rejects when it fails. */
export function loadSound(needed: ReadonlySignal<boolean>, load: () => Promise<FrameListener>): FrameListener {
  let listener: FrameListener | undefined;
  let loading = false;
  effect(() => {
    if (!needed.value || loading) return;
    loading = true;
    void load().then(
      (loaded) => (listener = loaded),
      () => (loading = false),
    );
  });
  return (...shown) => listener?.(...shown);
}
