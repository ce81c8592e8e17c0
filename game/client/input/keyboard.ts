/**
 * The keyboard as a byte of held keys (sim/input.ts). Keys are told by their place on the keyboard, not by their letter,
 * and reported the moment they change; nothing waits for a frame. Opposite directions are both reported: what they mean
 * together is for the simulation to say.
 */
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { listenTo } from "./listeners.ts";

const BITS: ReadonlyMap<string, number> = new Map([
  ["ArrowUp", UP],
  ["KeyW", UP],
  ["ArrowDown", DOWN],
  ["KeyS", DOWN],
  ["ArrowLeft", LEFT],
  ["KeyA", LEFT],
  ["ArrowRight", RIGHT],
  ["KeyD", RIGHT],
  ["KeyX", KICK_KEY],
  ["Space", KICK_KEY],
  ["ControlLeft", KICK_KEY],
  ["ControlRight", KICK_KEY],
  ["ShiftLeft", KICK_KEY],
  ["ShiftRight", KICK_KEY],
  ["Numpad0", KICK_KEY],
]);

export type KeyboardPorts = {
  readonly window: EventTarget;
  readonly page: EventTarget & { readonly hidden: boolean };
  /** Whether keys steer a disc right now. */
  readonly playing: () => boolean;
  /** Called with the byte whenever it changes. */
  readonly onChange: (keys: number) => void;
};

/** Listens until the returned function is called. */
export function listenToKeyboard({ window, page, playing, onChange }: KeyboardPorts): () => void {
  const held = new Set<string>();
  let keys = 0;

  const report = () => {
    let now = 0;
    for (const code of held) now |= BITS.get(code) ?? 0;
    if (now === keys) return;
    keys = now;
    onChange(keys);
  };
  const release = () => {
    held.clear();
    report();
  };
  const onDown = (event: Event) => {
    const key = event as KeyboardEvent;
    // With the command key down, browsers on a Mac do not tell of other keys' release.
    if (key.metaKey) return release();
    if (!playing()) return release();
    if (!BITS.has(key.code) || belongsToPage(key)) return;
    key.preventDefault();
    letGo(key.target as Target);
    if (key.repeat) return;
    held.add(key.code);
    report();
  };
  const onUp = (event: Event) => {
    if (held.delete((event as KeyboardEvent).code)) report();
  };
  const onHidden = () => {
    if (page.hidden) release();
  };
  // Whoever starts to write or opens a menu lets go: what is still held would go on steering, and its release be missed.
  const onFocus = (event: Event) => {
    if (!playing() || isTyped(event.target as Target)) release();
  };
  // Ctrl kicks and W runs, but together they close the tab and no page can prevent that: at least the browser asks.
  const onUnload = (event: Event) => {
    if (held.has("ControlLeft") || held.has("ControlRight")) event.preventDefault();
  };

  const stop = listenTo([
    [window, "keydown", onDown],
    [window, "keyup", onUp],
    [window, "focusin", onFocus],
    [window, "blur", release],
    [window, "beforeunload", onUnload],
    [page, "visibilitychange", onHidden],
  ]);
  return () => {
    stop();
    release();
  };
}

const TEXT_TAGS: ReadonlySet<string> = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const PRESSED_BY_SPACE: ReadonlySet<string> = new Set(["BUTTON", "A", "SUMMARY"]);

type Target = (Partial<HTMLElement> & { readonly isContentEditable?: boolean }) | null;

/** Typing stays typing, what scrolls can be scrolled, and a button reached with Tab be pressed with the space bar. */
export function belongsToPage(key: KeyboardEvent): boolean {
  const target = key.target as Target;
  if (isTyped(target) || target?.getAttribute?.("data-keys") === "page") return true;
  return (
    key.code === "Space" && PRESSED_BY_SPACE.has(target?.tagName ?? "") && target?.matches?.(":focus-visible") === true
  );
}

/** Who plays is done with the button that he pressed last: the space bar kicks again, and presses nothing when it is lifted. */
function letGo(target: Target): void {
  if (PRESSED_BY_SPACE.has(target?.tagName ?? "")) target?.blur?.();
}

function isTyped(target: Target): boolean {
  return TEXT_TAGS.has(target?.tagName ?? "") || target?.isContentEditable === true;
}
