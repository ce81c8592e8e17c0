/** What the presses of a gamepad do on this page. Loaded when the first one is connected. */
import { showsMatch } from "#client/session/screen.ts";
import type { Session } from "#client/session/session.ts";
import { SPECTATORS } from "#room/team.ts";
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";
import { closeDialog, focusRoot, moveFocus, pressFocused } from "./focus-navigation.ts";
import { listenToGamepads } from "./gamepad.ts";
import type { HeldKeys } from "./held-keys.ts";

type Writable<T> = { value: T; peek(): T };

export type PadPagePorts = {
  readonly session: Session;
  readonly heldKeys: HeldKeys;
  readonly menuOpen: Writable<boolean>;
  readonly emoteWheel: {
    readonly isOpen: Writable<boolean>;
    /** The emote that would be sent now. */
    readonly picked: Writable<number | undefined>;
    send(emote: number, nowMs: number): void;
  };
};

/** The emotes are arranged in a circle, clockwise from the top. */
const AROUND = [UP, UP | RIGHT, RIGHT, RIGHT | DOWN, DOWN, DOWN | LEFT, LEFT, LEFT | UP] as const;

export function steerByGamepads({ session, heldKeys, menuOpen, emoteWheel }: PadPagePorts): void {
  const playing = () =>
    showsMatch(session.screen.peek()) &&
    session.game.peek() !== null &&
    (session.me.peek()?.team ?? SPECTATORS) !== SPECTATORS;
  listenToGamepads({
    window,
    gamepads: () => navigator.getGamepads(),
    nextFrame: (call) => void requestAnimationFrame(call),
    mode() {
      if (!playing() || focusRoot(document).tagName === "DIALOG") return "focus";
      return emoteWheel.isOpen.peek() ? "emotes" : "steer";
    },
    onKeys: (keys) => heldKeys.hold("pad", keys),
    onUse: () => (session.device.used.value = "pad"),
    onMenu() {
      // A practice has no menu.
      if (!closeDialog(document) && session.screen.peek().kind === "room") menuOpen.value = true;
    },
    onEmotes(phase, direction) {
      const emote = AROUND.findIndex((each) => each === direction);
      if (phase === "choose") emoteWheel.picked.value = emote;
      if (phase === "open") emoteWheel.isOpen.value = true;
      if (phase !== "send") return;
      const chosen = emote < 0 ? emoteWheel.picked.peek() : emote;
      emoteWheel.picked.value = undefined;
      if (chosen === undefined || !emoteWheel.isOpen.peek()) emoteWheel.isOpen.value = false;
      else emoteWheel.send(chosen, performance.now());
    },
    onMoveFocus: (direction) => moveFocus(focusRoot(document), direction),
    onPress: () => pressFocused(focusRoot(document)),
    onBack: () => void closeDialog(document),
  });
}

/** Vibrates all gamepads that can. */
export function vibrateGamepads(durationMs: number, strength: number): void {
  for (const pad of navigator.getGamepads()) {
    const effect = { duration: durationMs, strongMagnitude: strength, weakMagnitude: strength };
    void pad?.vibrationActuator?.playEffect("dual-rumble", effect).catch(() => undefined);
  }
}
