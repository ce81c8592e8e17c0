/** The keys of the page. */
import { Dialog } from "../component/dialog.tsx";
import { MUTE_KEY } from "../component/mute-button.tsx";
import { KeyList, type LabelledKeys } from "../component/key-list.tsx";
import { t } from "../i18n/translate.ts";
import { useReplay } from "./replay-context.ts";

export function KeysDialog() {
  const { keysOpen, keyboard } = useReplay();
  if (!keysOpen.value) return null;
  const label = keyboard.labelOf;
  const playback: readonly LabelledKeys[] = [
    { keys: [t("keys.space"), label("KeyK")], text: t("replay.keys.toggle") },
    { keys: ["←", "→"], text: t("replay.keys.five") },
    { keys: [label("KeyJ"), label("KeyL")], text: t("replay.keys.ten") },
    { keys: [label("Comma"), label("Period")], text: t("replay.keys.frame") },
    { keys: ["↓", "↑"], text: t("replay.keys.speed") },
    { keys: ["0", "…", "9", t("replay.keys.home"), t("replay.keys.end")], text: t("replay.keys.seek") },
    { keys: [label("KeyG"), `${t("keys.shift")} ${label("KeyG")}`], text: t("replay.keys.goal") },
    { keys: [label("KeyR")], text: t("replay.keys.goals") },
  ];
  const view: readonly LabelledKeys[] = [
    { keys: ["KeyW", "KeyB", "BracketLeft", "BracketRight"].map(label), text: t("replay.keys.camera") },
    { keys: [label("KeyN")], text: t("replay.keys.names") },
    { keys: [label("KeyC")], text: t("replay.keys.chat") },
    { keys: ["KeyX", "KeyI", "KeyO"].map(label), text: t("replay.keys.clip") },
    { keys: [label("KeyS")], text: t("replay.keys.statistics") },
    { keys: [label(MUTE_KEY)], text: t("keys.mute") },
    { keys: [label("KeyF")], text: t("replay.keys.fullscreen") },
  ];
  return (
    <Dialog title={t("replay.keys.title")} name="replay-keys" onClose={() => (keysOpen.value = false)}>
      <div class="replay-keys-lists">
        <KeyList title={t("replay.playback")} shortcuts={playback} />
        <KeyList title={t("replay.view")} shortcuts={view} />
      </div>
    </Dialog>
  );
}
