/** Volumes, the sounds of the chat, and captions. */
import { MUTE_KEY } from "../component/mute-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { SettingField } from "./setting-field.tsx";

const GROUPS = ["volume", "match", "crowd", "signals", "interface"] as const;

export function SoundSection() {
  const { session, keyboard } = useUi();
  const { muted, chat, theme } = session.settings.sound.value;
  return (
    <div class="stack">
      <SettingField section="sound" name="muted" note={t("sound.key", { key: keyboard.labelOf(MUTE_KEY) })} />
      {GROUPS.map((name) => (
        <SettingField key={name} section="sound" name={name} disabled={muted} />
      ))}
      <SettingField section="sound" name="chat" />
      <SettingField section="sound" name="everyMessage" disabled={!chat} />
      <SettingField section="sound" name="scriptSounds" disabled={!chat} />
      <SettingField section="sound" name="theme" />
      {theme && <SettingField section="sound" name="music" disabled={muted} />}
      <SettingField section="sound" name="captions" note={t("preferences.sound.captionsNote")} />
    </div>
  );
}
