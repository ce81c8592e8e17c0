/**
 * The keys of a player as a byte of held keys (sim/input.ts), reported as soon as they change, without waiting for a frame.
 * Opposite directions are both reported; the simulation decides what they mean together. Other keys that a browser would take
 * from a player, for its search or to go back, do nothing.
 */
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

/** Keys that type a character (some browsers search for it), edit, scroll, or open help, search and caret browsing. */
const BROWSER_KEYS =
  /^(?:Key[A-Z]|Digit\d|Numpad(?!Enter)\w+|Intl\w+|Minus|Equal|Bracket(?:Left|Right)|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Space|Backspace|Delete|Arrow\w+|Page(?:Up|Down)|Home|End|F[137])$/u;

export type SteeringPorts = {
  readonly window: EventTarget;
  readonly keyboard: Pick<KeyDispatcher, "add">;
  /** True while the keys control a disc. */
  readonly playing: () => boolean;
  /** Called with the byte whenever it changes. */
  readonly onChange: (keys: number) => void;
};

/** Listens until the returned function is called. */
export function listenToSteeringKeys({ window, keyboard, playing, onChange }: SteeringPorts): () => void {
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
  const down = ({ code, repeat, target }: KeyPress): KeyResult => {
    if (!playing()) release();
    if (!playing() || !BITS.has(code)) return undefined;
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

const BUTTON_TAGS: ReadonlySet<string> = new Set(["BUTTON", "A", "SUMMARY"]);

/** Takes the focus from the button clicked last, so that the space bar kicks instead of pressing it again. */
function blurButton(target: EventTarget | null): void {
  const element = target as Partial<HTMLElement> | null;
  if (BUTTON_TAGS.has(element?.tagName ?? "")) element?.blur?.();
}
