/** Selects a number from a list or with buttons for one less and one more. */
import { useId } from "preact/hooks";
import { Minus, Plus } from "lucide-preact";
import { t } from "../i18n/translate.ts";

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  /** Text for a number, such as "3 minutes". */
  readonly text?: (value: number) => string;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly onValue: (value: number) => void;
};

export function Stepper(props: StepperProps) {
  const { label, value, min = 0, max, text = String, disabled = false, describedBy, onValue } = props;
  const id = useId();
  const choices = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return (
    <div class="stepper">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="stepper-row">
        <button
          type="button"
          aria-label={t("settings.decrease", { setting: label })}
          disabled={disabled || value <= min}
          onClick={() => onValue(value - 1)}
        >
          <Minus />
        </button>
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => onValue(Number(event.currentTarget.value))}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {text(choice)}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-label={t("settings.increase", { setting: label })}
          disabled={disabled || value >= max}
          onClick={() => onValue(value + 1)}
        >
          <Plus />
        </button>
      </div>
    </div>
  );
}
