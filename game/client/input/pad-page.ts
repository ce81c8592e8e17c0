/** What the presses of a gamepad do on this page. Loaded when the first one is connected. */
import { showsMatch } from "#client/session/screen.ts";
import type { Session } from "#client/session/session.ts";
import { SPECTATORS } from "#room/team.ts";
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";
import { closeDialog, focusRoot, moveFocus, pressFocused } from "./focus-navigation.ts";
import { listenToGamepads, type PadWheel } from "./gamepad.ts";
import type { HeldKeys } from "./held-keys.ts";

type Writable<T> = { value: T; peek(): T };

export type PadPagePorts = {
  readonly session: Session;
  readonly heldKeys: HeldKeys;
  readonly menuOpen: Writable<boolean>;
  readonly leavePractice: () => void;
  readonly wheels: Readonly<Record<PadWheel, WheelPort>>;
};

type WheelPort = {
  readonly isOpen: Writable<boolean>;
  /** The choice that would be sent now. */
  readonly picked: Writable<number | undefined>;
  send(choice: number, nowMs: number): void;
};

/** The choices are arranged in a circle, clockwise from the top. */
const AROUND = [UP, UP | RIGHT, RIGHT, RIGHT | DOWN, DOWN, DOWN | LEFT, LEFT, LEFT | UP] as const;

export function steerByGamepads({ session, heldKeys, menuOpen, leavePractice, wheels }: PadPagePorts): void {
  const playing = () =>
    showsMatch(session.screen.peek()) &&
    session.game.peek() !== null &&
    (session.me.peek()?.team ?? SPECTATORS) !== SPECTATORS;
  listenToGamepads({
    window,
    gamepads: () => navigator.getGamepads(),
    nextFrame: (call) => void requestAnimationFrame(call),
    mode() {
      if (!playing() || isOver(session) || focusRoot(document).tagName === "DIALOG") return "focus";
      return wheels.emotes.isOpen.peek() || wheels.lines.isOpen.peek() ? "wheel" : "steer";
    },
    onKeys: (keys) => heldKeys.hold("pad", keys),
    onUse: () => (session.device.used.value = "pad"),
    onMenu() {
      if (closeDialog(document)) return;
      const { kind } = session.screen.peek();
      if (kind === "room") menuOpen.value = true;
      // A practice has no menu.
      else if (kind === "practice") leavePractice();
    },
    onWheel(name, phase, direction) {
      const wheel = wheels[name];
      const choice = AROUND.findIndex((each) => each === direction);
      if (phase === "choose") wheel.picked.value = choice;
      if (phase === "open") wheel.isOpen.value = true;
      if (phase !== "send") return;
      const chosen = choice < 0 ? wheel.picked.peek() : choice;
      wheel.picked.value = undefined;
      if (chosen === undefined || !wheel.isOpen.peek()) wheel.isOpen.value = false;
      else wheel.send(chosen, performance.now());
    },
    onMoveFocus: (direction) => moveFocus(focusRoot(document), direction),
    onPress: () => pressFocused(focusRoot(document)),
    onBack: () => void closeDialog(document),
  });
}

/** Whether a practice has come to its end, where buttons lead on. */
function isOver({ practice }: Session): boolean {
  const info = practice.peek();
  return info !== null && (info.step === "done" || info.result !== null);
}

/** Vibrates all gamepads that can. */
export function vibrateGamepads(durationMs: number, strength: number): void {
  for (const pad of navigator.getGamepads()) {
    const effect = { duration: durationMs, strongMagnitude: strength, weakMagnitude: strength };
    void pad?.vibrationActuator?.playEffect("dual-rumble", effect).catch(() => undefined);
  }
}
