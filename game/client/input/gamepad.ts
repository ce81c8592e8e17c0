/**
 * Gamepads, polled once per animation frame while one is connected, in the standard layout of the Gamepad API: the left stick or
 * the cross steers, face buttons and triggers kick, a shoulder button opens the emotes, Back the ready-made lines, Start the menu. In dialogs and on pages
 * without a match they move the focus and press what has it.
 */
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { directionOf } from "./directions.ts";
import { listenTo } from "./listeners.ts";

/** What the presses of a gamepad mean now. */
export type PadMode = "steer" | "wheel" | "focus";
export type PadWheel = "emotes" | "lines";

export type GamepadPorts = {
  readonly window: EventTarget;
  readonly gamepads: () => readonly (PadState | null)[];
  /** Calls once in the next animation frame with its time in ms. */
  readonly nextFrame: (call: (nowMs: number) => void) => void;
  readonly mode: () => PadMode;
  /** The byte of held keys, when it changes. */
  readonly onKeys: (keys: number) => void;
  /** A button or a stick was used. */
  readonly onUse: () => void;
  readonly onMenu: () => void;
  /** A wheel is open while its button is held; `direction` is 0 until one is chosen. */
  readonly onWheel: (wheel: PadWheel, phase: "open" | "choose" | "send", direction: number) => void;
  /** One of UP, DOWN, LEFT and RIGHT. */
  readonly onMoveFocus: (direction: number) => void;
  readonly onPress: () => void;
  readonly onBack: () => void;
};

/** The part of a Gamepad that is read. */
export type PadState = Pick<Gamepad, "index" | "connected" | "axes"> & {
  readonly buttons: readonly Pick<GamepadButton, "pressed" | "value">[];
};

/** Indices of the standard layout, as bits. */
const bit = (...indices: number[]) => indices.reduce((bits, index) => bits | (1 << index), 0);
const [CONFIRM, BACK, START] = [bit(0), bit(1), bit(9)];
/** The left shoulder button, and the one that is called Back, Select or Share. */
const WHEELS: Readonly<Record<PadWheel, number>> = { emotes: bit(4), lines: bit(8) };
/** Face buttons and triggers. */
const KICK = bit(0, 1, 2, 3, 6, 7);
/** For the extra keys of scripts: the other shoulder button, and presses on the sticks. */
const EXTRA = [bit(5), bit(10), bit(11)];
const CROSS: ReadonlyMap<number, number> = new Map([
  [bit(12), UP],
  [bit(13), DOWN],
  [bit(14), LEFT],
  [bit(15), RIGHT],
]);

/** Of a stick's way; worn sticks rest at up to about 0.2. */
const DEAD_ZONE = 0.35;
/** A trigger is pressed from here on. */
const PRESSED_MIN = 0.4;
/** A held direction moves the focus again after the first time, and then again and again. */
const REPEAT_FIRST_MS = 420;
const REPEAT_MS = 130;

/** Listens until the returned function is called. */
export function listenToGamepads(ports: GamepadPorts): () => void {
  const { window, gamepads, nextFrame } = ports;
  const reader = createPadReader(ports);
  let polling = false;
  let stopped = false;
  const poll = (nowMs: number) => {
    const pads = stopped ? [] : gamepads().filter((pad) => pad?.connected === true);
    polling = pads.length > 0;
    reader.read(pads as PadState[], nowMs);
    if (polling) nextFrame(poll);
  };
  const start = () => {
    if (polling) return;
    polling = true;
    nextFrame(poll);
  };
  const stop = listenTo([
    [window, "gamepadconnected", start],
    [window, "blur", () => reader.read([], 0)],
  ]);
  // Pads that were in use before the page listened.
  if (gamepads().some((pad) => pad?.connected === true)) start();
  return () => {
    stop();
    stopped = true;
  };
}

/** What is pressed on all pads together: a bit per button, and the directions of cross and sticks. */
type Pressed = { readonly buttons: number; readonly left: number; readonly right: number };

function createPadReader(ports: GamepadPorts) {
  let before: Pressed = { buttons: 0, left: 0, right: 0 };
  let keys = 0;
  let mode: PadMode = "focus";
  /** Buttons that were down when their meaning changed have none until they are released. */
  let muted = 0;
  const readWheels = createWheelReader(ports);
  const repeat = { direction: 0, nextMs: 0 };

  const hold = (next: number) => {
    if (next !== keys) ports.onKeys((keys = next));
  };
  const moveFocus = (direction: number, nowMs: number) => {
    const main = mainDirection(direction);
    if (main === 0 || (main === repeat.direction && nowMs < repeat.nextMs)) {
      if (main === 0) repeat.direction = 0;
      return;
    }
    repeat.nextMs = nowMs + (main === repeat.direction ? REPEAT_MS : REPEAT_FIRST_MS);
    repeat.direction = main;
    ports.onMoveFocus(main);
  };
  const readFocusButtons = (direction: number, fresh: number, nowMs: number) => {
    moveFocus(direction, nowMs);
    if ((fresh & CONFIRM) !== 0) ports.onPress();
    if ((fresh & BACK) !== 0) ports.onBack();
  };
  return {
    /** No pads release everything. */
    read(pads: readonly PadState[], nowMs: number): void {
      const now = pressedOn(pads, before);
      if (!isSame(now, before)) ports.onUse();
      const newMode = ports.mode();
      if ((newMode === "focus") !== (mode === "focus")) muted = now.buttons;
      mode = newMode;
      muted &= now.buttons;
      const active = now.buttons & ~muted;
      const fresh = active & ~before.buttons;
      const left = now.left | crossOf(active);
      const aim = now.right === 0 ? crossOf(active) : now.right;
      hold(mode === "focus" ? 0 : steeringKeys(active, mode === "wheel" ? now.left : left));
      readWheels({ active, fresh, aim, mode });
      if ((fresh & START) !== 0) ports.onMenu();
      else if (mode === "focus") readFocusButtons(left, fresh, nowMs);
      before = now;
    },
  };
}

type WheelPresses = { readonly active: number; readonly fresh: number; readonly aim: number; readonly mode: PadMode };

/** A wheel stays open until its own button is released. */
function createWheelReader(ports: GamepadPorts): (presses: WheelPresses) => void {
  let wheel: PadWheel | undefined;
  return ({ active, fresh, aim, mode }) => {
    if (wheel !== undefined && (active & WHEELS[wheel]) === 0) {
      ports.onWheel(wheel, "send", aim);
      wheel = undefined;
    } else if (wheel !== undefined && mode === "wheel" && aim !== 0) ports.onWheel(wheel, "choose", aim);
    else if (mode === "steer") {
      const opened = (["emotes", "lines"] as const).find((each) => (fresh & WHEELS[each]) !== 0);
      if (opened !== undefined) ports.onWheel((wheel = opened), "open", 0);
    }
  };
}

function isSame(a: Pressed, b: Pressed): boolean {
  return a.buttons === b.buttons && a.left === b.left && a.right === b.right;
}

function pressedOn(pads: readonly PadState[], before: Pressed): Pressed {
  let buttons = 0;
  let [leftX, leftY, rightX, rightY] = [0, 0, 0, 0];
  for (const pad of pads) {
    pad.buttons.forEach(({ pressed, value }, i) => {
      if (i < 16 && (pressed || value > PRESSED_MIN)) buttons |= 1 << i;
    });
    const [x = 0, y = 0, x2 = 0, y2 = 0] = pad.axes;
    if (Math.hypot(x, y) > Math.hypot(leftX, leftY)) [leftX, leftY] = [x, y];
    if (Math.hypot(x2, y2) > Math.hypot(rightX, rightY)) [rightX, rightY] = [x2, y2];
  }
  return {
    buttons,
    left: directionOf(leftX, leftY, DEAD_ZONE, before.left),
    right: directionOf(rightX, rightY, DEAD_ZONE, before.right),
  };
}

function crossOf(buttons: number): number {
  let keys = 0;
  for (const [button, key] of CROSS) if ((buttons & button) !== 0) keys |= key;
  return keys;
}

function steeringKeys(buttons: number, directions: number): number {
  const extra = EXTRA.reduce((all, button, i) => ((buttons & button) === 0 ? all : all | EXTRA_KEY_BITS[i]!), 0);
  return directions | extra | ((buttons & KICK) === 0 ? 0 : KICK_KEY);
}

/** The focus moves along one axis: of a diagonal, up or down. */
function mainDirection(direction: number): number {
  const vertical = direction & (UP | DOWN);
  return vertical === 0 ? direction & (LEFT | RIGHT) : vertical;
}
