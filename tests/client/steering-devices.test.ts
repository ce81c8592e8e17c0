/** Directions of sticks, the stick of touch screens, and the keys that several devices hold together. */
import { signal } from "@preact/signals-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directionOf } from "#client/input/directions.ts";
import { createHeldKeys, turnKeys } from "#client/input/held-keys.ts";
import { createTouchStick } from "#client/input/touch-stick.ts";
import { vibrateAtEvents } from "#client/input/vibration.ts";
import { onMap, onScreen, type Turn } from "#client/session/device.ts";
import { createSession } from "#client/session/session.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { createGameInfo } from "../support/game-info.ts";

const TURNS: readonly Turn[] = [-1, 0, 1];
const at = (degrees: number, distance = 10) => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle) * distance, Math.sin(angle) * distance] as const;
};

describe("the direction of a stick", () => {
  it.each([
    [0, RIGHT],
    [45, RIGHT | DOWN],
    [90, DOWN],
    [135, DOWN | LEFT],
    [180, LEFT],
    [-135, LEFT | UP],
    [-90, UP],
    [-45, UP | RIGHT],
  ])("at %i degrees is the middle of its sector, up to its borders", (degrees, keys) => {
    for (const off of [-22, 0, 22]) expect(directionOf(...at(degrees + off), 3, 0)).toBe(keys);
  });

  it("stays up to eight degrees beyond the border of its sector", () => {
    expect(directionOf(...at(30), 3, RIGHT)).toBe(RIGHT);
    expect(directionOf(...at(31), 3, RIGHT)).toBe(RIGHT | DOWN);
    expect(directionOf(...at(-30), 3, RIGHT)).toBe(RIGHT);
    expect(directionOf(...at(-170), 3, LEFT)).toBe(LEFT);
    expect(directionOf(...at(155), 3, LEFT)).toBe(LEFT);
  });

  it("is none inside the dead zone, and ends a little further in than it begins", () => {
    expect(directionOf(...at(0, 3), 3, 0)).toBe(0);
    expect(directionOf(...at(0, 3.1), 3, 0)).toBe(RIGHT);
    expect(directionOf(...at(0, 2.3), 3, RIGHT)).toBe(RIGHT);
    expect(directionOf(...at(0, 2.2), 3, RIGHT)).toBe(0);
    expect(directionOf(Number.NaN, 0, 3, RIGHT)).toBe(0);
  });

  it("does not flicker: moving by less than the margin changes it at most once", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.array(fc.double({ min: -3.5, max: 3.5, noNaN: true }), { maxLength: 20 }),
        (middle, offsets) => {
          let keys = directionOf(...at(middle), 3, 0);
          let changes = 0;
          for (const offset of offsets) {
            const next = directionOf(...at(middle + offset), 3, keys);
            if (next !== keys) changes++;
            keys = next;
          }
          expect(changes).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("a turned pitch", () => {
  it("turns keys as it turns vectors", () => {
    const vectors = new Map([
      [UP, [0, -1]],
      [DOWN, [0, 1]],
      [LEFT, [-1, 0]],
      [RIGHT, [1, 0]],
    ] as const);
    for (const turn of TURNS) {
      for (const [key, [x, y]] of vectors) {
        const [mapX, mapY] = vectors.get(turnKeys(key, turn) as 1)!;
        expect(onScreen(turn, mapX, mapY)).toEqual({ x, y });
        expect(onMap(turn, x, y)).toEqual({ x: mapX, y: mapY });
      }
    }
    expect(turnKeys(UP | LEFT | KICK_KEY | 32, -1)).toBe(RIGHT | UP | KICK_KEY | 32);
  });

  it("has the own goal below, on upright touch screens only", () => {
    const { device, settings } = createSession();
    expect(device.turn.value).toBe(0);
    device.portrait.value = true;
    expect(device.turn.value).toBe(0);
    device.used.value = "touch";
    expect(device.turn.value).toBe(-1);
    settings.controls.value = { ...settings.controls.value, turn: "never" };
    expect(device.turn.value).toBe(0);
  });
});

describe("the keys of several devices", () => {
  it("are held as long as one device holds them, and reported when they change", () => {
    const reports: number[] = [];
    const held = createHeldKeys({ turn: signal<Turn>(0), onChange: (keys) => reports.push(keys) });
    held.hold("keys", UP);
    held.hold("touch", UP | KICK_KEY);
    held.hold("keys", 0);
    held.hold("pad", KICK_KEY);
    held.hold("touch", 0);
    held.hold("pad", 0);
    expect(reports).toEqual([UP, UP | KICK_KEY, KICK_KEY, 0]);
  });

  it("turn with the pitch while they are held", () => {
    const reports: number[] = [];
    const turn = signal<Turn>(0);
    const held = createHeldKeys({ turn, onChange: (keys) => reports.push(keys) });
    held.hold("touch", UP);
    turn.value = -1;
    turn.value = 1;
    held.stop();
    turn.value = 0;
    expect(reports).toEqual([UP, RIGHT, LEFT]);
  });
});

describe("the stick of touch screens", () => {
  const floating = { radius: 50, center: undefined };

  it("is where the thumb is put down, and belongs to it alone", () => {
    const stick = createTouchStick();
    expect(stick.down(1, { x: 100, y: 300 }, floating)).toBe(true);
    expect(stick.keys).toBe(0);
    stick.move(1, { x: 100, y: 260 });
    expect(stick.keys).toBe(UP);
    expect(stick.position).toMatchObject({ center: { x: 100, y: 300 }, knob: { x: 0, y: -40 } });
    expect(stick.down(2, { x: 50, y: 50 }, floating)).toBe(false);
    stick.move(2, { x: 0, y: 50 });
    stick.up(2);
    expect(stick.keys).toBe(UP);
    stick.up(1);
    expect([stick.keys, stick.position]).toEqual([0, undefined]);
  });

  it("follows a thumb that is far away, so that turning back is quick; a fixed one stays", () => {
    for (const [center, x] of [
      [undefined, 237.5],
      [{ x: 100, y: 300 }, 100],
    ] as const) {
      const stick = createTouchStick();
      stick.down(1, { x: 100, y: 300 }, { radius: 50, center });
      stick.move(1, { x: 300, y: 300 });
      expect(stick.keys).toBe(RIGHT);
      expect(stick.position).toMatchObject({ center: { x, y: 300 }, knob: { x: 50, y: 0 } });
    }
  });

  it("steers at once when a fixed one is touched beside its centre", () => {
    const stick = createTouchStick();
    stick.down(1, { x: 70, y: 300 }, { radius: 50, center: { x: 100, y: 300 } });
    expect(stick.keys).toBe(LEFT);
    stick.release();
    expect(stick.keys).toBe(0);
  });
});

describe("vibration", () => {
  it("comes with own kicks and with goals, but not with a score that was there, on the keyboard, or when it is off", () => {
    const session = createSession();
    const played: unknown[] = [];
    const stop = vibrateAtEvents({ session, vibrate: (device, durationMs) => played.push([device, durationMs]) });
    session.device.used.value = "touch";
    session.ownKicks.value++;
    session.game.value = createGameInfo({ red: 3 });
    session.game.value = createGameInfo({ red: 3, blue: 1 });
    session.game.value = null;
    session.game.value = createGameInfo();
    expect(played).toEqual([
      ["touch", 18],
      ["touch", 180],
    ]);
    session.device.used.value = "keys";
    session.ownKicks.value++;
    session.device.used.value = "pad";
    session.settings.controls.value = { ...session.settings.controls.value, vibration: false };
    session.ownKicks.value++;
    stop();
    expect(played).toHaveLength(2);
  });
});
