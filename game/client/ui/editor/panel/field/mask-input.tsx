/** A mask as toggle buttons, one for each flag of the format. */
import { ALL } from "#sim/masks.ts";
import { FLAG_NAMES, maskBits, maskNames } from "#stadium/mask.ts";
import { type TextKey, t } from "../../../i18n/translate.ts";
import { bitsOf, namesIn } from "./collisions.ts";
import type { InputProps } from "./field-source.ts";

const FLAGS = FLAG_NAMES.filter((name) => name !== "all");

export function MaskInput({ labelId, found, disabled, set, setEach }: InputProps) {
  const masks = found.values.map(bitsOf);
  const isUnset = found.origin === "default" && found.value === undefined;
  const isNone = !isUnset && masks.every((mask) => mask === 0);
  const toggle = (bits: number) => {
    const isOn = masks.every((mask) => (mask & bits) === bits);
    const change = (value: unknown) => namesWith(value, isOn ? bitsOf(value) & ~bits : bitsOf(value) | bits);
    if (found.origin === "mixed") setEach(change);
    else set(change(found.value));
  };
  return (
    <span class={`panel-mask ${found.origin === "own" ? "" : "panel-faint"}`} role="group" aria-labelledby={labelId}>
      {FLAGS.map((name) => (
        <Flag key={name} {...{ name, disabled }} pressed={pressed(masks, maskBits(name)!)} onPress={toggle} />
      ))}
      <Flag name="all" disabled={disabled} pressed={pressed(masks, ALL)} onPress={toggle} />
      <button
        type="button"
        class="panel-chip"
        aria-pressed={isNone}
        title={t("editor.masks.hint.none")}
        disabled={disabled}
        onClick={() => set([])}
      >
        {t("editor.masks.none")}
      </button>
      {found.origin === "trait" && <span class="panel-origin">{found.trait}</span>}
    </span>
  );
}

type FlagProps = {
  readonly name: string;
  readonly pressed: boolean | "mixed";
  readonly disabled: boolean;
  readonly onPress: (bits: number) => void;
};

function Flag({ name, pressed: isPressed, disabled, onPress }: FlagProps) {
  return (
    <button
      type="button"
      class={`panel-chip panel-chip-${name}`}
      aria-pressed={isPressed}
      title={t(`editor.masks.hint.${name}` as TextKey)}
      disabled={disabled}
      onClick={() => onPress(maskBits(name)!)}
    >
      {name === "all" ? t("editor.masks.all") : name}
    </button>
  );
}

function pressed(masks: readonly number[], bits: number): boolean | "mixed" {
  const states = new Set(masks.map((mask) => (mask & bits) === bits));
  return states.size > 1 ? "mixed" : states.has(true);
}

/** The names of these bits. Names that the format does not have stay. */
function namesWith(value: unknown, bits: number): string[] {
  return [...maskNames(bits), ...namesIn(value).filter((name) => maskBits(name) === undefined)];
}
