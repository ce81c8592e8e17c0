/**
 * Which keys of the keyboard do what. Keys are named by position (KeyboardEvent.code), one name for both keys of Ctrl and of
 * Shift. Pure.
 */

/** Every action with its keys at first, "" for an empty place. The order is that of the settings. */
export const DEFAULT_BINDINGS = {
  up: ["KeyW", "ArrowUp"],
  left: ["KeyA", "ArrowLeft"],
  down: ["KeyS", "ArrowDown"],
  right: ["KeyD", "ArrowRight"],
  kick: ["KeyX", "Space", "ControlLeft", "ShiftLeft", "Numpad0"],
  extra1: ["KeyE", ""],
  extra2: ["KeyC", ""],
  extra3: ["KeyV", ""],
  chat: ["Enter", "Tab"],
  teamChat: ["KeyT", ""],
  command: ["Slash", ""],
  emotes: ["KeyQ", ""],
  lines: ["KeyZ", ""],
  pause: ["KeyP", ""],
  replay: ["KeyR", ""],
  clip: ["KeyG", ""],
  mute: ["KeyM", ""],
  voteYes: ["KeyY", ""],
  voteNo: ["KeyN", ""],
  zoomIn: ["Equal", "NumpadAdd"],
  zoomOut: ["Minus", "NumpadSubtract"],
  followBall: ["KeyB", ""],
  freeCamera: ["KeyF", ""],
  previousPlayer: ["BracketLeft", "PageUp"],
  nextPlayer: ["BracketRight", "PageDown"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KeyAction = keyof typeof DEFAULT_BINDINGS;
export type Bindings = Readonly<Record<KeyAction, readonly string[]>>;

export const KEY_ACTIONS = Object.keys(DEFAULT_BINDINGS) as KeyAction[];

/** Keys with a fixed meaning, or of the system. Numbers zoom and choose emotes. */
const RESERVED =
  /^(?:Escape|Digit\d|NumpadEnter|Backspace|Delete|F\d+|Meta\w+|OS\w+|Alt\w+|ContextMenu|Unidentified|)$/u;
const CODE = /^[A-Z][A-Za-z0-9]{1,23}$/u;

/** One name for both keys of Ctrl and of Shift. */
export function keyName(code: string): string {
  return code === "ControlRight" || code === "ShiftRight" ? code.replace("Right", "Left") : code;
}

export function mayBind(code: string): boolean {
  return CODE.test(code) && !RESERVED.test(code);
}

/** Valid bindings from parsed JSON: the first ones for actions without valid ones; of keys that are there twice, the first place. */
export function readBindings(saved: unknown): Bindings {
  const found = (typeof saved === "object" ? (saved ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const taken = new Set<string>();
  const read = (action: KeyAction): readonly string[] => {
    const keys = Object.hasOwn(found, action) ? found[action] : undefined;
    const wanted: readonly unknown[] = Array.isArray(keys) ? keys : DEFAULT_BINDINGS[action];
    return DEFAULT_BINDINGS[action].map((_, place) => {
      const code = wanted[place];
      if (typeof code !== "string" || !mayBind(code) || keyName(code) !== code || taken.has(code)) return "";
      taken.add(code);
      return code;
    });
  };
  // Saved keys come before the first ones of actions that are new.
  const order = KEY_ACTIONS.toSorted((a, b) => Number(Object.hasOwn(found, b)) - Number(Object.hasOwn(found, a)));
  const byAction = new Map(order.map((action) => [action, read(action)]));
  return Object.fromEntries(KEY_ACTIONS.map((action) => [action, byAction.get(action)])) as Bindings;
}

/** The action that has a key, if any. */
export function actionOf(bindings: Bindings, code: string): KeyAction | undefined {
  return code === "" ? undefined : KEY_ACTIONS.find((action) => bindings[action].includes(code));
}

/** Gives a key ("" for none) to a place of an action, and takes it from where it was. */
export function bind(bindings: Bindings, action: KeyAction, place: number, code: string): Bindings {
  const entries = KEY_ACTIONS.map((each) => [
    each,
    bindings[each].map((key, i) => {
      if (each === action && i === place) return code;
      return code !== "" && key === code ? "" : key;
    }),
  ]);
  return Object.fromEntries(entries) as Bindings;
}

/** Whether Ctrl kicks while a letter moves: some of their combinations, such as Ctrl+W, are the browser's, and close the page. */
export function hasBrowserKeys({ up, down, left, right, kick }: Bindings): boolean {
  return kick.includes("ControlLeft") && [up, down, left, right].flat().some((code) => /^Key[WTN]$/u.test(code));
}

/** The bindings without Ctrl as a key to kick. */
export function withoutCtrl(bindings: Bindings): Bindings {
  return { ...bindings, kick: bindings.kick.map((code) => (code === "ControlLeft" ? "" : code)) };
}
