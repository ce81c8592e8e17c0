/** The length and strength of joints: a choice, and numbers where it needs them. */
import type { Drawing } from "#editor/drawing.ts";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";
import { ChoiceInput } from "./choice-input.tsx";
import { type InputProps, plainText } from "./field-source.ts";
import { NumberInput } from "./number-input.tsx";
import { PointInput } from "./point-input.tsx";

/** Of a new spring: it swings visibly. */
const NEW_STRENGTH = 0.1;
const MIXED = "mixed";

/** As far apart as the discs are drawn, a fixed length, or a range. */
export function LengthInput(props: InputProps) {
  const { id, found, field, hint, disabled, setEach } = props;
  const { drawing } = useEditor().state.content.value;
  const mode = found.origin === "mixed" ? MIXED : lengthMode(found.value);
  const start = typeof found.value === "number" ? found.value : undefined;
  return (
    <span class="panel-choice-number">
      <ChoiceInput
        {...{ id, hint, disabled }}
        found={mode === MIXED ? found : { ...found, value: mode, origin: "own" }}
        choices={[
          { value: "drawn", label: t("editor.fields.choice.drawn") },
          { value: "fixed", label: t("editor.fields.choice.fixed") },
          { value: "range", label: t("editor.fields.choice.range") },
        ]}
        isOptional={false}
        onPick={(picked) => setEach((value, item) => lengthIn(picked, value, lengthOf(drawing, item)))}
      />
      {mode === "fixed" && (
        <NumberInput
          label={t("editor.fields.label.length")}
          text={plainText(found.value)}
          start={start}
          step={field.step ?? 1}
          disabled={disabled}
          onNumber={(number) => number !== undefined && setEach(() => number)}
        />
      )}
      {mode === "range" && <PointInput {...props} parts={[t("editor.panel.least"), t("editor.panel.most")]} />}
    </span>
  );
}

function lengthMode(value: unknown): "drawn" | "fixed" | "range" {
  if (Array.isArray(value)) return "range";
  return value === undefined || value === null ? "drawn" : "fixed";
}

function lengthIn(mode: string | undefined, value: unknown, drawn: number): unknown {
  const [least] = Array.isArray(value) ? (value as unknown[]) : [value];
  const length = typeof least === "number" ? least : drawn;
  if (mode === "fixed") return length;
  if (mode === "range") return Array.isArray(value) ? value : [length, length];
  return mode === "drawn" ? undefined : value;
}

/** The length that a joint has in the stadium, to three decimals. */
function lengthOf({ indices, stadium }: Drawing, id: string): number {
  const length = stadium.joints[indices.get(id) ?? -1]?.minLength ?? 0;
  return Math.round(length * 1000) / 1000;
}

/** Rigid, or a spring of a strength. */
export function StrengthInput({ id, found, field, hint, disabled, set }: InputProps) {
  const isSpring = found.value !== undefined && found.value !== "rigid";
  return (
    <span class="panel-choice-number">
      <ChoiceInput
        {...{ id, hint, disabled }}
        found={found.origin === "mixed" ? found : { ...found, value: isSpring ? "spring" : "rigid", origin: "own" }}
        choices={[
          { value: "rigid", label: t("editor.fields.choice.rigid") },
          { value: "spring", label: t("editor.fields.choice.spring") },
        ]}
        isOptional={false}
        onPick={(picked) => picked !== undefined && set(picked === "rigid" ? "rigid" : NEW_STRENGTH)}
      />
      {isSpring && found.origin !== "mixed" && (
        <NumberInput
          label={t("editor.fields.label.strength")}
          text={plainText(found.value)}
          start={typeof found.value === "number" ? found.value : undefined}
          step={field.step ?? 1}
          disabled={disabled}
          onNumber={(number) => number !== undefined && set(number)}
        />
      )}
    </span>
  );
}
