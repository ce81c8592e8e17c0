/** The stick of touch screens: a thumb's distance from where the stick is, as one of eight directions. Without the page. */
import { directionOf } from "./directions.ts";

/** CSS pixels from the corner of the screen. */
export type ScreenPoint = { readonly x: number; readonly y: number };

export type StickOptions = {
  /** How far the knob moves, in CSS pixels. */
  readonly radius: number;
  /** The centre of a fixed stick; undefined for one that is where the thumb is put down. */
  readonly center: ScreenPoint | undefined;
};

/** What is drawn: where the stick is, and the knob's distance from it. */
export type StickPosition = { readonly center: ScreenPoint; readonly knob: ScreenPoint };

export type TouchStick = {
  /** The direction bits that the stick holds. */
  readonly keys: number;
  /** Undefined while no thumb is on it. */
  readonly position: StickPosition | undefined;
  /** A pointer was put down; false when another one has the stick already. */
  down(pointer: number, at: ScreenPoint, options: StickOptions): boolean;
  move(pointer: number, at: ScreenPoint): void;
  /** A pointer was lifted or lost. */
  up(pointer: number): void;
  release(): void;
};

/** Share of the radius. */
const DEAD_ZONE = 0.28;
/** A floating stick follows a thumb that is farther away than this many radii, so that turning back is quick. */
const FOLLOW = 1.25;

export function createTouchStick(): TouchStick {
  let held: { pointer: number; center: ScreenPoint; knob: ScreenPoint; options: StickOptions } | undefined;
  let keys = 0;
  const release = () => {
    held = undefined;
    keys = 0;
  };
  const move = (at: ScreenPoint) => {
    if (!held) return;
    const { radius, center: fixed } = held.options;
    let { center } = held;
    const x = at.x - center.x;
    const y = at.y - center.y;
    const distance = Math.hypot(x, y);
    keys = directionOf(x, y, radius * DEAD_ZONE, keys);
    if (fixed === undefined && distance > radius * FOLLOW) {
      const share = 1 - (radius * FOLLOW) / distance;
      center = { x: center.x + x * share, y: center.y + y * share };
    }
    const scale = distance > radius ? radius / distance : 1;
    held = { ...held, center, knob: { x: x * scale, y: y * scale } };
  };
  return {
    get keys() {
      return keys;
    },
    get position() {
      return held;
    },
    down(pointer, at, options) {
      if (held) return false;
      held = { pointer, center: options.center ?? at, knob: { x: 0, y: 0 }, options };
      move(at);
      return true;
    },
    move(pointer, at) {
      if (held?.pointer === pointer) move(at);
    },
    up(pointer) {
      if (held?.pointer === pointer) release();
    },
    release,
  };
}
