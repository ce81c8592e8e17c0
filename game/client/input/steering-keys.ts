/**
 * The keys of a player as a byte of held keys (sim/input.ts), reported as soon as they change, without waiting for a frame.
 * Opposite directions are both reported; the simulation decides what they mean together. Other keys that a browser would take
 * from a player, for its search or to go back, do nothing.
 */
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import type { KeyDispatcher, KeyPress, KeyResult } from "./key-dispatcher.ts";
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

/** The extra keys of scripts (room/extra-keys.ts), in the order of their labels. No other context of the match uses them. */
export const EXTRA_KEY_CODES = ["KeyE", "KeyC", "KeyV"] as const;

/** Keys that type a character (some browsers search for it), edit, scroll, or open help, search and caret browsing. */
const BROWSER_KEYS =
  /^(?:Key[A-Z]|Digit\d|Numpad(?!Enter)\w+|Intl\w+|Minus|Equal|Bracket(?:Left|Right)|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Space|Backspace|Delete|Arrow\w+|Page(?:Up|Down)|Home|End|F[137])$/u;

export type SteeringPorts = {
  readonly window: EventTarget;
  readonly keyboard: Pick<KeyDispatcher, "add">;
  /** True while the keys control a disc. */
  readonly playing: () => boolean;
  /** Number of extra keys that the room uses. */
  readonly extraKeys: () => number;
  /** Called with the byte whenever it changes. */
  readonly onChange: (keys: number) => void;
};

/** Listens until the returned function is called. */
export function listenToSteeringKeys({ window, keyboard, playing, extraKeys, onChange }: SteeringPorts): () => void {
  const held = new Set<string>();
  let keys = 0;

  const report = () => {
    let now = 0;
    for (const code of held) now |= bitOf(code, extraKeys());
    if (now === keys) return;
    keys = now;
    onChange(keys);
  };
  const release = () => {
    held.clear();
    report();
  };
  const down = ({ code, repeat, target }: KeyPress): KeyResult => {
    if (!playing()) release();
    if (!playing() || bitOf(code, extraKeys()) === 0) return undefined;
    blurButton(target);
    if (!repeat) held.add(code);
    report();
    return "handled";
  };
  const up = (code: string) => {
    if (held.delete(code)) report();
  };
  // Ctrl kicks and W moves, but Ctrl+W closes the tab, which a page cannot prevent: the browser asks for confirmation.
  const onUnload = (event: Event) => {
    if (held.has("ControlLeft") || held.has("ControlRight")) event.preventDefault();
  };

  const stops = [
    keyboard.add("steering", { down, up, release }),
    keyboard.add("browser", { down: ({ code }) => (playing() && BROWSER_KEYS.test(code) ? "handled" : undefined) }),
    listenTo([[window, "beforeunload", onUnload]]),
  ];
  return () => stops.forEach((stop) => stop());
}

/** 0 for keys without a meaning in the room. */
function bitOf(code: string, extraKeys: number): number {
  const extra = EXTRA_KEY_CODES.findIndex((each) => each === code);
  if (extra >= 0 && extra < extraKeys) return EXTRA_KEY_BITS[extra] ?? 0;
  return BITS.get(code) ?? 0;
}

const BUTTON_TAGS: ReadonlySet<string> = new Set(["BUTTON", "A", "SUMMARY"]);

/** Takes the focus from the button clicked last, so that the space bar kicks instead of pressing it again. */
function blurButton(target: EventTarget | null): void {
  const element = target as Partial<HTMLElement> | null;
  if (BUTTON_TAGS.has(element?.tagName ?? "")) element?.blur?.();
}
