/**
 * The keyboard as a byte of held keys (sim/input.ts). Keys are identified by their position, not by their letter, and
 * reported as soon as they change, without waiting for a frame. Opposite directions are both reported; the simulation
 * decides what they mean together.
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
  /** True while the keys control a disc. */
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
    // Browsers on macOS send no keyup for other keys while the command key is down.
    if (key.metaKey) return release();
    if (!playing()) return release();
    if (!BITS.has(key.code) || belongsToPage(key)) return;
    key.preventDefault();
    blurButton(key.target as Target);
    if (key.repeat) return;
    held.add(key.code);
    report();
  };
  const onUp = (event: Event) => {
    if (held.delete((event as KeyboardEvent).code)) report();
  };
  const onVisibility = () => {
    if (page.hidden) release();
  };
  // A text field or menu receives the following events, so the keyup of a held key would be missed.
  const onFocus = (event: Event) => {
    if (!playing() || isTextField(event.target as Target)) release();
  };
  // Ctrl kicks and W moves, but Ctrl+W closes the tab, which a page cannot prevent: the browser asks for confirmation.
  const onUnload = (event: Event) => {
    if (held.has("ControlLeft") || held.has("ControlRight")) event.preventDefault();
  };

  const stop = listenTo([
    [window, "keydown", onDown],
    [window, "keyup", onUp],
    [window, "focusin", onFocus],
    [window, "blur", release],
    [window, "beforeunload", onUnload],
    [page, "visibilitychange", onVisibility],
  ]);
  return () => {
    stop();
    release();
  };
}

const TEXT_TAGS: ReadonlySet<string> = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const BUTTON_TAGS: ReadonlySet<string> = new Set(["BUTTON", "A", "SUMMARY"]);

type Target = (Partial<HTMLElement> & { readonly isContentEditable?: boolean }) | null;

/** True for keys in text fields and scrollable areas, and for the space bar on a button focused with Tab. */
export function belongsToPage(key: KeyboardEvent): boolean {
  const target = key.target as Target;
  if (isTextField(target) || target?.getAttribute?.("data-keys") === "page") return true;
  return key.code === "Space" && BUTTON_TAGS.has(target?.tagName ?? "") && target?.matches?.(":focus-visible") === true;
}

/** Takes the focus from the button clicked last, so that the space bar kicks instead of pressing it again. */
function blurButton(target: Target): void {
  if (BUTTON_TAGS.has(target?.tagName ?? "")) target?.blur?.();
}

function isTextField(target: Target): boolean {
  return TEXT_TAGS.has(target?.tagName ?? "") || target?.isContentEditable === true;
}
