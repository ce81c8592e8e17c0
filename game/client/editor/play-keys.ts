/** Keys while a play has the keyboard: moving and kicking as in a match, and those of the play itself. */
import { effect } from "@preact/signals-core";
import type { HeldKeys } from "#client/input/held-keys.ts";
import type { PageKeyboard } from "#client/input/page-keyboard.ts";
import { listenToSteeringKeys } from "#client/input/steering-keys.ts";
import type { EditorPage } from "./editor-page.ts";

export type PlayKeysPorts = {
  readonly window: Window;
  readonly page: EditorPage;
  readonly keyboard: PageKeyboard;
  readonly heldKeys: Pick<HeldKeys, "hold">;
};

/** The key of each command of a play, besides Escape and the key that starts it, which end it. */
export const PLAY_KEYS = {
  restart: "KeyR",
  pause: "KeyO",
  back: "Comma",
  step: "Period",
  dropBall: "KeyB",
  dropPlayer: "KeyN",
} as const;

export function listenToPlayKeys({ window, page, keyboard, heldKeys }: PlayKeysPorts): void {
  const play = () => {
    const mode = page.open.peek()?.play;
    return mode?.isPlaying.peek() === true ? mode : undefined;
  };
  // Without a pointer on the canvas, the middle of the view.
  const pointedAt = () => {
    const state = page.open.peek()?.editor.state;
    return state?.pointer.peek() ?? state?.viewpoint.peek() ?? { x: 0, y: 0 };
  };
  listenToSteeringKeys({
    ...{ window, keyboard, extraKeys: () => 0 },
    playing: () => play() !== undefined,
    onChange: (keys) => heldKeys.hold("keys", keys),
  });
  const commands: Readonly<Record<string, (mode: NonNullable<ReturnType<typeof play>>) => void>> = {
    Escape: (mode) => (mode.placing.peek() === null ? mode.stop() : void (mode.placing.value = null)),
    KeyP: (mode) => mode.stop(),
    [PLAY_KEYS.restart]: (mode) => mode.restart(),
    [PLAY_KEYS.pause]: (mode) => void (mode.options.speed.value = mode.options.speed.peek() === 0 ? 1 : 0),
    [PLAY_KEYS.back]: (mode) => mode.back(),
    [PLAY_KEYS.step]: (mode) => mode.step(),
    [PLAY_KEYS.dropBall]: (mode) => mode.drop("ball", pointedAt()),
    [PLAY_KEYS.dropPlayer]: (mode) => mode.drop("player", pointedAt()),
  };
  keyboard.add("match", {
    down({ code, repeat }) {
      const mode = play();
      const command = commands[code];
      if (mode === undefined || command === undefined) return undefined;
      if (!repeat || code === PLAY_KEYS.back || code === PLAY_KEYS.step) command(mode);
      return "handled";
    },
  });
}

/** Plays on in each animation frame while a play is on. */
export function runPlays(window: Window, page: EditorPage): void {
  let isRunning = false;
  const frame = (nowMs: number) => {
    const play = page.open.peek()?.play;
    isRunning = play?.isPlaying.peek() === true;
    if (!isRunning) return;
    play?.frame(nowMs);
    window.requestAnimationFrame(frame);
  };
  effect(() => {
    if (page.open.value?.play.isPlaying.value !== true || isRunning) return;
    isRunning = true;
    window.requestAnimationFrame(frame);
  });
}
