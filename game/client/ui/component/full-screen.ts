/** The page in full screen. There, browsers that can leave the page all keys, such as Ctrl+W. */
import { signal, type ReadonlySignal } from "@preact/signals";

type KeyboardLock = { readonly lock?: (codes: readonly string[]) => Promise<void> };

/** Escape is the page's as well; held for long, it ends full screen. */
const LOCKED_KEYS = ["Escape", "KeyW", "KeyT", "KeyN"] as const;

const on = signal(false);
let followed = false;

/** Whether the page is in full screen; undefined where it cannot be. */
export function fullScreen(): ReadonlySignal<boolean> | undefined {
  if (!document.fullscreenEnabled) return undefined;
  if (!followed) {
    followed = true;
    const follow = () => void (on.value = document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    follow();
  }
  return on;
}

/** Only in answer to a press of the player. A refusal of the browser changes nothing. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement !== null) return await document.exitFullscreen();
    await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    await (navigator as { readonly keyboard?: KeyboardLock }).keyboard?.lock?.(LOCKED_KEYS);
  } catch {
    // The browser does not allow it here.
  }
}
