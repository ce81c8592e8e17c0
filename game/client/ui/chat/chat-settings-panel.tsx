/** The settings of the chat and its sounds. */
import { useId } from "preact/hooks";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { BOUNDS, type ChatSettingValues } from "./chat-settings.ts";

export function ChatSettingsPanel() {
  return (
    <div class="chat-settings" role="group" aria-label={t("chat.settings")}>
      <Slider name="opacity" label={t("chat.opacity")} step={0.05} />
      <Slider name="height" label={t("chat.height")} step={1} />
      <Checkbox name="panel" label={t("chat.panel")} />
      <Checkbox name="fade" label={t("chat.fade")} />
      <Checkbox name="presence" label={t("chat.presence")} />
      <Checkbox name="scriptColors" label={t("chat.scriptColors")} />
      <Checkbox name="hidden" label={t("chat.hidden")} />
      <hr />
      <Checkbox name="sounds" label={t("chat.sounds")} />
      <Slider name="volume" label={t("chat.volume")} step={0.05} />
      <Checkbox name="everyMessage" label={t("chat.everyMessage")} />
      <Checkbox name="scriptSounds" label={t("chat.scriptSounds")} />
    </div>
  );
}

type SliderProps = { readonly name: keyof typeof BOUNDS; readonly label: string; readonly step: number };

function Slider({ name, label, step }: SliderProps) {
  const { settings } = useChat();
  const id = useId();
  const value = settings.values.value[name];
  const [min, max] = BOUNDS[name];
  const percent = t("chat.percent", { value: Math.round(name === "height" ? value : value * 100) });
  return (
    <div class="chat-setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        aria-valuetext={percent}
        onInput={(event) => settings.change({ [name]: event.currentTarget.valueAsNumber })}
      />
    </div>
  );
}

type CheckboxName = {
  [K in keyof ChatSettingValues]: ChatSettingValues[K] extends boolean ? K : never;
}[keyof ChatSettingValues];

function Checkbox({ name, label }: { readonly name: CheckboxName; readonly label: string }) {
  const { settings } = useChat();
  return (
    <label class="chat-setting">
      <span>{label}</span>
      <input
        type="checkbox"
        checked={settings.values.value[name]}
        onChange={(event) => settings.change({ [name]: event.currentTarget.checked })}
      />
    </label>
  );
}
