/** The settings of the chat. Those of its sounds are in settings/sound-section.tsx. */
import { Volume2 } from "lucide-preact";
import { useId } from "preact/hooks";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { BOUNDS, type ChatSettingValues } from "./chat-settings.ts";

export function ChatSettingsPanel() {
  const { settingsOpen, settingsTab } = useUi();
  const openSound = () => {
    settingsTab.value = "sound";
    settingsOpen.value = true;
  };
  return (
    <div class="chat-settings" role="group" aria-label={t("chat.settings")}>
      <Slider name="opacity" label={t("chat.opacity")} step={0.05} />
      <Slider name="height" label={t("chat.height")} step={1} />
      <Checkbox name="panel" label={t("chat.panel")} />
      <Checkbox name="fade" label={t("chat.fade")} />
      <Checkbox name="presence" label={t("chat.presence")} />
      <Checkbox name="scriptColors" label={t("chat.scriptColors")} />
      <Checkbox name="hidden" label={t("chat.hidden")} />
      <Button variant="quiet" icon={<Volume2 />} onPress={openSound}>
        {t("sound.settings")}
      </Button>
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
