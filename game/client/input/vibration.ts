/** Short vibrations of phone and gamepad at own kicks and at goals, while their device is in use. */
import { effect } from "@preact/signals-core";
import type { InputDevice } from "#client/session/device.ts";
import type { Session } from "#client/session/session.ts";

export type VibrationPorts = {
  readonly session: Session;
  /** Vibrates a device for this many milliseconds, with a strength from 0 to 1. */
  readonly vibrate: (device: InputDevice, durationMs: number, strength: number) => void;
};

const KICK = { durationMs: 18, strength: 0.5 } as const;
const GOAL = { durationMs: 180, strength: 1 } as const;

/** Listens until the returned function is called. */
export function vibrateAtEvents({ session, vibrate }: VibrationPorts): () => void {
  const { settings, device, ownKicks, game } = session;
  const play = ({ durationMs, strength }: { readonly durationMs: number; readonly strength: number }) => {
    if (settings.controls.peek().vibration && device.used.peek() !== "keys") {
      vibrate(device.used.peek(), durationMs, strength);
    }
  };
  let kicks = ownKicks.peek();
  let goals = goalsOf(game.peek());
  const stops = [
    effect(() => {
      if (ownKicks.value > kicks) play(KICK);
      kicks = ownKicks.value;
    }),
    effect(() => {
      const now = goalsOf(game.value);
      if (now === goals + 1) play(GOAL);
      goals = now;
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Without a game far below those of any game, because a game that is joined or started scores no goal. */
function goalsOf(game: Session["game"]["value"]): number {
  return game === null ? -9 : game.red + game.blue;
}
