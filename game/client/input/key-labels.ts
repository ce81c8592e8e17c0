/**
 * What is printed on the keys of this keyboard: from the browser where it has the layout, otherwise from the characters of
 * the presses so far, and before them as on a US keyboard.
 */
import { signal } from "@preact/signals-core";
import { isComposing } from "./key-target.ts";
import { listenTo } from "./listeners.ts";

/** Navigator.keyboard, which some browsers have. */
export type KeyboardLayout = {
  /** The character of each key that types one, by KeyboardEvent.code. */
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
};

export type KeyLabels = {
  /** The label of the key at a position (KeyboardEvent.code) that types a character. Reads a signal. */
  readonly labelOf: (code: string) => string;
  stop(): void;
};

const US: ReadonlyMap<string, string> = new Map([
  ["Slash", "/"],
  ["Equal", "="],
  ["Minus", "-"],
  ["BracketLeft", "["],
  ["BracketRight", "]"],
  ["Comma", ","],
  ["Period", "."],
]);

/** Keys that type no character of their own. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["Backspace", "⌫"],
  ["PageUp", "PgUp"],
  ["PageDown", "PgDn"],
  ["ControlLeft", "Ctrl"],
  ["ShiftLeft", "Shift"],
  ["NumpadAdd", "Num +"],
  ["NumpadSubtract", "Num −"],
  ["NumpadMultiply", "Num ×"],
  ["NumpadDivide", "Num ÷"],
  ["NumpadDecimal", "Num ."],
]);

/** Zoom keys are known by the sign that Shift adds, or by the longer dash. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["=", "+"],
  ["-", "−"],
]);

/** Listens until it is stopped. */
export function createKeyLabels(window: EventTarget, layout: KeyboardLayout | undefined): KeyLabels {
  const characters = signal<ReadonlyMap<string, string>>(new Map());
  let learning = layout === undefined;
  // The player may have switched the layout while the window was in the background.
  const read = () => {
    layout?.getLayoutMap().then(
      (map) => (characters.value = new Map(map)),
      () => (learning = true),
    );
  };
  const learn = (event: Event) => {
    const character = learning ? characterOf(event as KeyboardEvent) : undefined;
    const { code } = event as KeyboardEvent;
    if (character === undefined || characters.peek().get(code) === character) return;
    characters.value = new Map(characters.peek()).set(code, character);
  };
  const stop = listenTo([
    [window, "focus", read],
    [window, "keydown", learn, { capture: true }],
  ]);
  read();
  return {
    labelOf(code) {
      const named = NAMED.get(code) ?? (code.startsWith("Numpad") ? code.replace("Numpad", "Num ") : undefined);
      if (named !== undefined) return named;
      const character = characters.value.get(code) ?? US.get(code) ?? code.replace(/^(?:Key|Digit)/u, "");
      return SIGNS.get(character) ?? capital(character);
    },
    stop,
  };
}

/** The character of a plain press; undefined for other keys, combinations, and presses of input methods. */
function characterOf(event: KeyboardEvent): string | undefined {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (shiftKey || ctrlKey || altKey || metaKey || isComposing(event)) return undefined;
  return Array.from(key).length === 1 && key !== " " ? key : undefined;
}

/** As printed on keys; the capital of ß would be two letters. */
function capital(character: string): string {
  const upper = character.toUpperCase();
  return upper.length === character.length ? upper : character;
}
