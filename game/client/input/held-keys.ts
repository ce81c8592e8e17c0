/**
 * The byte of held keys (sim/input.ts) that all devices make together: a key is held as long as one of them holds it.
 * Devices report directions of the screen; where the pitch is turned, they become those of the map.
 */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { InputDevice, Turn } from "#client/session/device.ts";
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";

export { KICK_KEY } from "#sim/input.ts";

export type HeldKeys = {
  /** Replaces what the device holds; 0 releases all of it. */
  hold(device: InputDevice, keys: number): void;
  stop(): void;
};

export type HeldKeysPorts = {
  readonly turn: ReadonlySignal<Turn>;
  /** Called with the byte whenever it changes. */
  readonly onChange: (keys: number) => void;
};

/** Also reports when the pitch turns while keys are held. */
export function createHeldKeys({ turn, onChange }: HeldKeysPorts): HeldKeys {
  const held: Record<InputDevice, number> = { keys: 0, touch: 0, pad: 0 };
  let reported = 0;
  const report = () => {
    const keys = turnKeys(held.keys | held.touch | held.pad, turn.peek());
    if (keys === reported) return;
    reported = keys;
    onChange(keys);
  };
  const stop = effect(() => {
    void turn.value;
    report();
  });
  return {
    hold(device, keys) {
      held[device] = keys;
      report();
    },
    stop,
  };
}

const CLOCKWISE = [UP, RIGHT, DOWN, LEFT] as const;
const DIRECTION_BITS = UP | RIGHT | DOWN | LEFT;

/** Keys of the screen as keys of a map that is shown turned. */
export function turnKeys(keys: number, turn: Turn): number {
  if (turn === 0) return keys;
  let turned = keys & ~DIRECTION_BITS;
  CLOCKWISE.forEach((bit, i) => {
    if ((keys & bit) !== 0) turned |= CLOCKWISE[(i - turn + 4) % 4]!;
  });
  return turned;
}
