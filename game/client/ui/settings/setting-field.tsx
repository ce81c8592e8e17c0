/** The control of one setting, chosen by the kind of its field; its texts are `preferences.SECTION.NAME` in the catalogue. */
import { useId } from "preact/hooks";
import { SETTINGS, type Field, type RangeField, type SectionName, type SettingValues } from "../../session/settings.ts";
import { Select } from "../component/select.tsx";
import { SegmentedControl } from "../component/segmented-control.tsx";
import { Switch } from "../component/switch.tsx";
import { useUi } from "../context/ui-context.ts";
import { t, type TextKey } from "../i18n/translate.ts";

/** More options than this are a list instead of a row of segments. */
const SEGMENTS_MAX = 5;

type SettingFieldProps<Name extends SectionName> = {
  readonly section: Name;
  readonly name: keyof SettingValues[Name] & string;
  readonly note?: string;
  readonly disabled?: boolean;
};

export function SettingField<Name extends SectionName>({ section, name, note, disabled }: SettingFieldProps<Name>) {
  const values = useUi().session.settings[section];
  const field = (SETTINGS[section] as Readonly<Record<string, Field>>)[name]!;
  const value = (values.value as Readonly<Record<string, string | number | boolean>>)[name]!;
  const change = (next: string | number | boolean) => void (values.value = { ...values.value, [name]: next });
  const label = t(`preferences.${section}.${name}` as TextKey);
  if (field.kind === "switch") {
    return (
      <Switch
        label={label}
        on={value === true}
        onChange={change}
        {...(note !== undefined && { note })}
        {...(disabled !== undefined && { disabled })}
      />
    );
  }
  if (field.kind === "range") {
    const off = disabled === true;
    return <Slider {...{ label, field }} disabled={off} value={value as number} onChange={change} />;
  }
  // Fields of other kinds have controls of their own.
  if (field.kind !== "choice") return null;
  const options = field.options.map((option) => ({
    value: option,
    label: t(`preferences.${section}.${name}Options.${option}` as TextKey),
  }));
  const choice = { label, value: value as string, options, onPick: change };
  return options.length > SEGMENTS_MAX ? <Select {...choice} /> : <SegmentedControl {...choice} />;
}

type SliderProps = {
  readonly label: string;
  readonly field: RangeField;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
};

function Slider({ label, field: { min, max, step }, value, disabled, onChange }: SliderProps) {
  const id = useId();
  const percent = t("preferences.percent", { value: Math.round(value * 100) });
  return (
    <div class="field setting-slider">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value, disabled }}
        aria-valuetext={percent}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output for={id}>{percent}</output>
    </div>
  );
}
