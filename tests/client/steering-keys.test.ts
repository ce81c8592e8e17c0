import { beforeEach, describe, expect, it } from "vitest";
import { createKeyDispatcher } from "#client/input/key-dispatcher.ts";
import { listenToSteeringKeys } from "#client/input/steering-keys.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";

class Page extends EventTarget {
  hidden = false;
}

type KeyInit = {
  code: string;
  repeat?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
  ctrlKey?: boolean;
  target?: unknown;
};

let window: EventTarget;
let page: Page;
let playing: boolean;
let extraKeys: number;
let reports: number[];
let stop: () => void;

function send(type: "keydown" | "keyup", { target, ...init }: KeyInit): Event {
  const event = Object.assign(new Event(type, { cancelable: true }), { repeat: false, metaKey: false, ...init });
  if (target !== undefined) Object.defineProperty(event, "target", { value: target });
  window.dispatchEvent(event);
  return event;
}
const press = (code: string, more: Omit<KeyInit, "code"> = {}) => send("keydown", { code, ...more });
const lift = (code: string) => send("keyup", { code });

beforeEach(() => {
  window = new EventTarget();
  page = new Page();
  playing = true;
  extraKeys = 0;
  reports = [];
  const keyboard = createKeyDispatcher({ window, page });
  stop = listenToSteeringKeys({
    window,
    keyboard,
    playing: () => playing,
    extraKeys: () => extraKeys,
    onChange: (keys) => reports.push(keys),
  });
});

describe("the extra keys of a room", () => {
  it("are reported as far as the room uses them", () => {
    press("KeyE");
    extraKeys = 2;
    for (const code of ["KeyE", "KeyC", "KeyV", "KeyW"]) press(code);
    for (const code of ["KeyC", "KeyE"]) lift(code);
    expect(reports).toEqual([32, 96, 97, 33, 1]);
  });

  it("are released with the next change after the room has switched them off", () => {
    extraKeys = 3;
    press("KeyV");
    extraKeys = 0;
    press("KeyW");
    expect(reports).toEqual([128, 1]);
  });
});

describe("the keys of a player", () => {
  it.each([
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
  ])("reports %s at once when pressed and when released", (code, bit) => {
    press(code);
    expect(reports).toEqual([bit]);
    lift(code);
    expect(reports).toEqual([bit, 0]);
  });

  it("reports opposite directions together", () => {
    press("ArrowLeft");
    press("ArrowRight");
    expect(reports.at(-1)).toBe(LEFT | RIGHT);
  });

  it("holds a direction until the last of its two keys is up", () => {
    press("ArrowUp");
    press("KeyW");
    lift("ArrowUp");
    expect(reports).toEqual([UP]);
    lift("KeyW");
    expect(reports).toEqual([UP, 0]);
  });

  it("reports nothing for repeats and for unknown keys", () => {
    press("KeyD");
    press("KeyD", { repeat: true });
    press("KeyQ");
    expect(reports).toEqual([RIGHT]);
  });

  it("prevents scrolling for its own keys only", () => {
    expect(press("ArrowDown").defaultPrevented).toBe(true);
    expect(press("ArrowDown", { repeat: true }).defaultPrevented).toBe(true);
    expect(press("F5").defaultPrevented).toBe(false);
  });

  it("releases all keys when the window loses the focus or the page is hidden", () => {
    press("KeyD");
    window.dispatchEvent(new Event("blur"));
    expect(reports).toEqual([RIGHT, 0]);
    press("KeyA");
    page.hidden = true;
    page.dispatchEvent(new Event("visibilitychange"));
    expect(reports).toEqual([RIGHT, 0, LEFT, 0]);
  });

  it("releases all keys when the browser's context menu opens, which takes the following events", () => {
    press("KeyD");
    const prevented = new Event("contextmenu", { cancelable: true });
    prevented.preventDefault();
    window.dispatchEvent(prevented);
    expect(reports).toEqual([RIGHT]);
    window.dispatchEvent(new Event("contextmenu", { cancelable: true }));
    expect(reports).toEqual([RIGHT, 0]);
  });

  it("ignores keys in a text field", () => {
    const event = press("KeyX", { target: { tagName: "INPUT" } });
    expect(event.defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
  });

  it("releases held keys when a text field gets the focus", () => {
    press("KeyW");
    const focus = new Event("focusin");
    Object.defineProperty(focus, "target", { value: { tagName: "INPUT" } });
    window.dispatchEvent(focus);
    expect(reports).toEqual([UP, 0]);
  });

  it("releases held keys when a menu takes the focus", () => {
    press("KeyW");
    const focus = new Event("focusin");
    Object.defineProperty(focus, "target", { value: { tagName: "BUTTON", closest: () => ({}) } });
    window.dispatchEvent(focus);
    expect(reports).toEqual([UP, 0]);
  });

  it("leaves arrow keys to a scrollable area that has the focus", () => {
    const event = press("ArrowUp", { target: { tagName: "DIV", getAttribute: () => "page" } });
    expect(event.defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
  });

  it("leaves the space bar to a button focused with Tab, but not to one that was clicked", () => {
    const button = (focused: boolean) => ({ tagName: "BUTTON", matches: () => focused });
    expect(press("Space", { target: button(true) }).defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
    expect(press("Space", { target: button(false) }).defaultPrevented).toBe(true);
    expect(reports).toEqual([KICK_KEY]);
  });

  it("takes the focus from a button with the first movement key, so that the space bar kicks", () => {
    let focused = true;
    const button = { tagName: "BUTTON", matches: () => focused, blur: () => (focused = false) };
    press("KeyW", { target: button });
    expect(focused).toBe(false);
    expect(press("Space", { target: button }).defaultPrevented).toBe(true);
    expect(reports).toEqual([UP, UP | KICK_KEY]);
  });

  it("ignores keys and releases held ones while the player has no disc", () => {
    press("KeyD");
    playing = false;
    expect(press("KeyS").defaultPrevented).toBe(false);
    expect(reports).toEqual([RIGHT, 0]);
  });

  it("releases held keys when the command key is pressed, which suppresses keyup of others", () => {
    press("KeyD");
    press("KeyS", { metaKey: true });
    expect(reports).toEqual([RIGHT, 0]);
  });

  it("asks for confirmation before Ctrl+W closes the tab during a kick", () => {
    const leave = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    press("ControlLeft");
    press("KeyW");
    expect(leave()).toBe(true);
    lift("ControlLeft");
    expect(leave()).toBe(false);
  });

  it("reports nothing after it is stopped, and releases held keys", () => {
    press("KeyD");
    stop();
    press("KeyS");
    expect(reports).toEqual([RIGHT, 0]);
  });
});

describe("keys of the browser", () => {
  const TAKEN = ["Quote", "Slash", "Backquote", "Digit7", "KeyG", "Backspace", "F1", "F3", "F7", "PageUp", "End"];
  const NOT_TAKEN = ["F5", "F6", "F11", "F12", "Escape", "Enter", "NumpadEnter", "Tab", "AltLeft", "ContextMenu"];

  it("do nothing while playing, where they would search or go back", () => {
    for (const code of TAKEN) expect([code, press(code).defaultPrevented]).toEqual([code, true]);
    for (const code of NOT_TAKEN) expect([code, press(code).defaultPrevented]).toEqual([code, false]);
    playing = false;
    for (const code of TAKEN) expect([code, press(code).defaultPrevented]).toEqual([code, false]);
    expect(reports).toEqual([]);
  });

  it("work in combinations, except those of the kick key Ctrl with other game keys", () => {
    for (const code of [...TAKEN, "KeyR", "KeyT"]) {
      expect([code, press(code, { ctrlKey: true }).defaultPrevented]).toEqual([code, false]);
    }
    for (const code of [...TAKEN, "ArrowLeft", "KeyD"]) {
      expect([code, press(code, { altKey: true }).defaultPrevented]).toEqual([code, false]);
      expect([code, press(code, { metaKey: true }).defaultPrevented]).toEqual([code, false]);
    }
    press("ControlLeft", { ctrlKey: true });
    expect(press("KeyD", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(reports).toEqual([KICK_KEY, KICK_KEY | RIGHT]);
  });

  it("work in text fields", () => {
    for (const code of TAKEN) expect(press(code, { target: { tagName: "INPUT" } }).defaultPrevented).toBe(false);
  });
});
