/** Turns all sounds off and on. */
import { Volume2, VolumeX } from "lucide-preact";
import type { Settings } from "../../session/settings.ts";
import { t } from "../i18n/translate.ts";
import { IconButton } from "./icon-button.tsx";

export const MUTE_KEY = "KeyM";

type MuteButtonProps = { readonly settings: Settings; readonly labelOf: (code: string) => string };

export function MuteButton({ settings, labelOf }: MuteButtonProps) {
  const { muted } = settings.sound.value;
  return (
    <IconButton
      label={t(muted ? "sound.turnOn" : "sound.turnOff", { key: labelOf(MUTE_KEY) })}
      onPress={() => toggleMuted(settings)}
    >
      {muted ? <VolumeX /> : <Volume2 />}
    </IconButton>
  );
}

/** Returns whether the sound is off now. */
export function toggleMuted({ sound }: Settings): boolean {
  const muted = !sound.peek().muted;
  sound.value = { ...sound.peek(), muted };
  return muted;
}
