/** The keys of the page, those of video players. */
import { useLayoutEffect } from "preact/hooks";
import type { KeyPress } from "../../input/key-dispatcher.ts";
import { REPLAY_RATE } from "../../session/replay.ts";
import { MUTE_KEY, toggleMuted } from "../component/mute-button.tsx";
import { t } from "../i18n/translate.ts";
import {
  changeSpeed,
  follow,
  jumpBy,
  jumpToGoal,
  markPart,
  showStatistics,
  stepFrame,
  toggleClip,
  toggleFullscreen,
  togglePlaying,
  watchGoals,
} from "./commands.ts";
import { useReplay, type ReplayUi } from "./replay-context.ts";

type Command = (ui: ReplayUi, press: KeyPress) => void;

const seconds = (count: number): Command => {
  return (ui) => jumpBy(ui, count * REPLAY_RATE);
};

/** By code of the key. Commands that are not repeated while their key is held come second. */
const REPEATED: Readonly<Record<string, Command>> = {
  KeyJ: seconds(-10),
  KeyL: seconds(10),
  ArrowLeft: seconds(-5),
  ArrowRight: seconds(5),
  Comma: (ui, { shift }) => (shift ? changeSpeed(ui, -1) : stepFrame(ui, -1)),
  Period: (ui, { shift }) => (shift ? changeSpeed(ui, 1) : stepFrame(ui, 1)),
};

const COMMANDS: Readonly<Record<string, Command>> = {
  Space: togglePlaying,
  KeyK: togglePlaying,
  ArrowUp: (ui) => changeSpeed(ui, 1),
  ArrowDown: (ui) => changeSpeed(ui, -1),
  Home: ({ actions }) => actions.seek(0),
  End: ({ actions }) => actions.seek(Infinity),
  KeyG: (ui, { shift }) => {
    if (!jumpToGoal(ui, shift ? -1 : 1)) ui.toasts.show(t("replay.noGoal"));
  },
  KeyR: watchGoals,
  KeyS: showStatistics,
  KeyF: toggleFullscreen,
  KeyN: ({ session: { namesShown } }) => (namesShown.value = !namesShown.peek()),
  KeyC: ({ chatShown }) => (chatShown.value = !chatShown.peek()),
  KeyW: (ui) => follow(ui, { kind: "pitch" }),
  KeyB: (ui) => follow(ui, { kind: "ball" }),
  BracketLeft: (ui) => follow(ui, -1),
  BracketRight: (ui) => follow(ui, 1),
  [MUTE_KEY]: ({ session, toasts }) => toasts.show(t(toggleMuted(session.settings) ? "sound.off" : "sound.on")),
  KeyX: toggleClip,
  KeyI: (ui) => markPart(ui, "from"),
  KeyO: (ui) => markPart(ui, "to"),
  Slash: ({ keysOpen }) => (keysOpen.value = true),
};

export function useReplayKeys(): void {
  const ui = useReplay();
  useLayoutEffect(() => {
    const stops = [
      ui.keyboard.add("dialog", {
        down: () => (document.querySelector("dialog[open]") === null ? undefined : "native"),
      }),
      ui.keyboard.add("match", { down: (press) => (run(ui, press) ? "handled" : undefined) }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
}

/** False for keys without a meaning. */
function run(ui: ReplayUi, press: KeyPress): boolean {
  const digit = /^Digit(\d)$/u.exec(press.code)?.[1];
  if (digit !== undefined) {
    ui.actions.seek(((ui.state.open.peek()?.ticks ?? 0) * Number(digit)) / 10);
    return true;
  }
  const once = COMMANDS[press.code];
  const command = REPEATED[press.code] ?? once;
  if (command === undefined) return false;
  if (!(press.repeat && command === once)) command(ui, press);
  return true;
}
