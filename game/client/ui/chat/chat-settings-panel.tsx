/** The settings of the chat and of its sounds. */
import { useId } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { BOUNDS, type ChatWishes } from "./chat-settings.ts";

export function ChatWishesPanel() {
  return (
    <div class="chat-wishes" role="group" aria-label={t("chat.settings")}>
      <Slider name="opacity" label={t("chat.opacity")} step={0.05} />
      <Slider name="height" label={t("chat.rows")} step={1} />
      <Switch name="panel" label={t("chat.panel")} />
      <Switch name="fade" label={t("chat.fade")} />
      <Switch name="comings" label={t("chat.comings")} />
      <Switch name="hidden" label={t("chat.hidden")} />
      <hr />
      <Switch name="sounds" label={t("chat.sounds")} />
      <Slider name="volume" label={t("chat.volume")} step={0.05} />
      <Switch name="ticks" label={t("chat.ticks")} />
    </div>
  );
}

type SliderProps = { readonly name: keyof typeof BOUNDS; readonly label: string; readonly step: number };

function Slider({ name, label, step }: SliderProps) {
  const { settings } = useUi().chat;
  const id = useId();
  const value = settings.wishes.value[name];
  const [min, max] = BOUNDS[name];
  const percent = t("chat.percent", { value: Math.round(name === "height" ? value : value * 100) });
  return (
    <div class="chat-wish">
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

type SwitchName = { [K in keyof ChatWishes]: ChatWishes[K] extends boolean ? K : never }[keyof ChatWishes];

function Switch({ name, label }: { readonly name: SwitchName; readonly label: string }) {
  const { settings } = useUi().chat;
  return (
    <label class="chat-wish">
      <span>{label}</span>
      <input
        type="checkbox"
        checked={settings.wishes.value[name]}
        onChange={(event) => settings.change({ [name]: event.currentTarget.checked })}
      />
    </label>
  );
}
