import { beforeEach, describe, expect, it } from "vitest";
import { listenToKeyboard } from "#client/input/keyboard.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";

class Page extends EventTarget {
  hidden = false;
}

type KeyInit = { code: string; repeat?: boolean; metaKey?: boolean; target?: unknown };

let window: EventTarget;
let page: Page;
let playing: boolean;
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
  reports = [];
  stop = listenToKeyboard({ window, page, playing: () => playing, onChange: (keys) => reports.push(keys) });
});

describe("the keyboard", () => {
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
  ])("reports %s at once, when pressed and when lifted", (code, bit) => {
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

  it("says nothing when a key repeats or is not ours", () => {
    press("KeyD");
    press("KeyD", { repeat: true });
    press("KeyQ");
    expect(reports).toEqual([RIGHT]);
  });

  it("keeps the page from scrolling for its keys, and only for them", () => {
    expect(press("ArrowDown").defaultPrevented).toBe(true);
    expect(press("ArrowDown", { repeat: true }).defaultPrevented).toBe(true);
    expect(press("F5").defaultPrevented).toBe(false);
  });

  it("lets go of everything when the window loses the focus or the page is hidden", () => {
    press("KeyD");
    window.dispatchEvent(new Event("blur"));
    expect(reports).toEqual([RIGHT, 0]);
    press("KeyA");
    page.hidden = true;
    page.dispatchEvent(new Event("visibilitychange"));
    expect(reports).toEqual([RIGHT, 0, LEFT, 0]);
  });

  it("leaves keys alone that are typed into a field", () => {
    const event = press("KeyX", { target: { tagName: "INPUT" } });
    expect(event.defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
  });

  it("lets go of what is held when somebody begins to write", () => {
    press("KeyW");
    const focus = new Event("focusin");
    Object.defineProperty(focus, "target", { value: { tagName: "INPUT" } });
    window.dispatchEvent(focus);
    expect(reports).toEqual([UP, 0]);
  });

  it("lets go of what is held when a menu takes the focus", () => {
    press("KeyW");
    playing = false;
    window.dispatchEvent(new Event("focusin"));
    expect(reports).toEqual([UP, 0]);
  });

  it("leaves arrow keys to what they scroll", () => {
    const event = press("ArrowUp", { target: { tagName: "DIV", getAttribute: () => "page" } });
    expect(event.defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
  });

  it("lets the space bar press a button reached with Tab, but not one that was clicked", () => {
    const button = (focused: boolean) => ({ tagName: "BUTTON", matches: () => focused });
    expect(press("Space", { target: button(true) }).defaultPrevented).toBe(false);
    expect(reports).toEqual([]);
    expect(press("Space", { target: button(false) }).defaultPrevented).toBe(true);
    expect(reports).toEqual([KICK_KEY]);
  });

  it("takes the focus from a button as soon as somebody runs, so that the space bar kicks", () => {
    let focused = true;
    const button = { tagName: "BUTTON", matches: () => focused, blur: () => (focused = false) };
    press("KeyW", { target: button });
    expect(focused).toBe(false);
    expect(press("Space", { target: button }).defaultPrevented).toBe(true);
    expect(reports).toEqual([UP, UP | KICK_KEY]);
  });

  it("does nothing while there is no disc to steer, and lets go of what was held", () => {
    press("KeyD");
    playing = false;
    expect(press("KeyS").defaultPrevented).toBe(false);
    expect(reports).toEqual([RIGHT, 0]);
  });

  it("lets go when the command key comes in, which swallows the release of others", () => {
    press("KeyD");
    press("KeyS", { metaKey: true });
    expect(reports).toEqual([RIGHT, 0]);
  });

  it("has the browser ask before Ctrl and W close the tab in the middle of a kick", () => {
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

  it("is silent after it was stopped, and leaves no key held", () => {
    press("KeyD");
    stop();
    press("KeyS");
    expect(reports).toEqual([RIGHT, 0]);
  });
});
