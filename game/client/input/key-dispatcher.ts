/**
 * The keyboard of the page. A press is offered to one context after the other until one takes it, so it has one meaning. Keys
 * are identified by their position (KeyboardEvent.code), which is the same on all layouts.
 */
import { isComposing, isTextField, takesFocusedKey, takesScrollKey } from "./key-target.ts";
import { listenTo } from "./listeners.ts";

/**
 * In the order in which they are offered a press:
 * - binding: the settings wait for a key
 * - drag: of a player in the room menu
 * - page: keys that work everywhere, even in text fields
 * - dialog: an open dialog, such as the room menu
 * - focus: text fields, and controls that were focused with Tab
 * - wheel: the open emote wheel
 * - vote: the open vote
 * - match, chat: shortcuts of the match screen
 * - editor: shortcuts of the stadium editor, where the command key of macOS is the control key
 * - area: scrollable areas that have the focus
 * - steering, camera: held keys of players and spectators
 * - browser: keys that the browser would take from a player, when they have no meaning
 */
const CONTEXTS = [
  "binding",
  "drag",
  "page",
  "dialog",
  "focus",
  "wheel",
  "vote",
  "match",
  "chat",
  "editor",
  "area",
  "steering",
  "camera",
] as const;
export type KeyContext = (typeof CONTEXTS)[number] | "browser";

/** The control key kicks. Its other combinations are the browser's, as are all of Alt and Meta. */
const WITH_CTRL: ReadonlySet<KeyContext> = new Set<KeyContext>([
  ...(["binding", "dialog", "focus", "editor", "area", "steering"] as const),
]);

/**
 * Symbols whose position differs between layouts, with their position on a US keyboard. A press that has no meaning by its
 * position has that of its symbol.
 */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["/", "Slash"],
  ["+", "Equal"],
  ["-", "Minus"],
  ["−", "Minus"],
]);

/** Contexts in which the keys of the player's choice do not apply. */
const WITHOUT_MEANING: ReadonlySet<KeyContext> = new Set<KeyContext>([
  "binding",
  "drag",
  "page",
  "dialog",
  "focus",
  "editor",
  "area",
  "browser",
]);

export type KeyPress = {
  /**
   * KeyboardEvent.code: named after the key at this position of a US keyboard. In the contexts of a match, the key that has the
   * meaning at first that the player has given to this one (key-map.ts).
   */
  readonly code: string;
  /** The latter in all contexts. */
  readonly meaning: string;
  /** True while the key is held; one press repeats many times. */
  readonly repeat: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly target: EventTarget | null;
};

/**
 * "handled": the press had its meaning, and the browser's is prevented. "native": the browser's meaning applies and no other
 * one. Undefined: the press is offered to the next context.
 */
export type KeyResult = "handled" | "native" | undefined;

export type KeyHandler = {
  readonly down: (press: KeyPress) => KeyResult;
  /** A key was released, whichever context its press had. */
  readonly up?: (code: string) => void;
  /** Releases of held keys may be missed from now on. */
  readonly release?: () => void;
};

export type KeyDispatcher = {
  /** Replaces the handler of the context, if there is one. The returned function removes it. */
  readonly add: (context: KeyContext, handler: KeyHandler) => () => void;
  readonly stop: () => void;
};

export type KeyDispatcherPorts = {
  readonly window: EventTarget;
  readonly page: EventTarget & { readonly hidden: boolean };
  /** Absent on pages whose keys are fixed. */
  readonly meaningOf?: (code: string) => string;
};

/** Listens until it is stopped. */
export function createKeyDispatcher({ window, page, meaningOf = (code) => code }: KeyDispatcherPorts): KeyDispatcher {
  const handlers = new Map<KeyContext, KeyHandler>([
    ["focus", { down: (press) => (takesFocusedKey(press) ? "native" : undefined) }],
    ["area", { down: ({ target }) => (takesScrollKey(target) ? "native" : undefined) }],
  ]);
  const release = () => {
    for (const handler of handlers.values()) handler.release?.();
  };
  const offer = (press: KeyPress): KeyResult => {
    for (const context of CONTEXTS) {
      if (press.ctrl && !WITH_CTRL.has(context)) continue;
      const result = handlers
        .get(context)
        ?.down(WITHOUT_MEANING.has(context) ? press : { ...press, code: press.meaning });
      if (result !== undefined) return result;
    }
    return undefined;
  };
  const dispatch = (key: KeyboardEvent): KeyResult => {
    const [press, bySymbol] = pressesOf(key, meaningOf);
    const result = offer(press) ?? (bySymbol && offer(bySymbol));
    return result ?? (press.ctrl ? undefined : handlers.get("browser")?.down(press));
  };
  const onDown = (event: Event) => {
    const key = event as KeyboardEvent;
    if (key.defaultPrevented) return;
    // Browsers on macOS send no keyup for other keys while the command key is down.
    if (key.metaKey) release();
    if (key.metaKey && !handlers.has("editor")) return;
    if (key.altKey) return;
    const result = dispatch(key);
    if (result === "handled") key.preventDefault();
    if (result === "native") release();
  };
  const onUp = (code: string) => {
    for (const [context, { up }] of handlers) up?.(WITHOUT_MEANING.has(context) ? code : meaningOf(code));
  };
  const stop = listenTo([
    [window, "keydown", keepComposing, { capture: true }],
    [window, "keydown", onDown],
    [window, "keyup", (event) => onUp((event as KeyboardEvent).code)],
    [window, "blur", release],
    [window, "contextmenu", (event) => event.defaultPrevented || release()],
    // The following events go there, so the keyup of a held key would be missed.
    [window, "focusin", ({ target }) => takesKeys(target) && release()],
    [page, "visibilitychange", () => page.hidden && release()],
  ]);
  return {
    add(context, handler) {
      handlers.set(context, handler);
      return () => {
        handler.release?.();
        if (handlers.get(context) === handler) handlers.delete(context);
      };
    },
    stop() {
      stop();
      release();
    },
  };
}

/** A press that an input method composes text with is no press for the page: neither here nor in the field's own handlers. */
function keepComposing(event: Event): void {
  if (isComposing(event as KeyboardEvent)) event.stopPropagation();
}

/** By the position of the key, and by its symbol where that differs between layouts. */
function pressesOf(
  { key, code, repeat, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent,
  meaningOf: (code: string) => string,
): readonly [KeyPress, KeyPress?] {
  const press = { code, meaning: meaningOf(code), repeat, shift: shiftKey, ctrl: ctrlKey || metaKey, target };
  const symbol = SYMBOLS.get(key);
  return symbol === undefined ? [press] : [press, { ...press, code: symbol, meaning: meaningOf(symbol) }];
}

function takesKeys(target: EventTarget | null): boolean {
  return isTextField(target) || isInDialog(target) || takesScrollKey(target);
}

function isInDialog(target: EventTarget | null): boolean {
  return target !== null && "closest" in target && (target as Element).closest("dialog") !== null;
}
