/** A field with its label, the button that removes its value, and what is wrong with it. */
import { useId } from "preact/hooks";
import { RotateCcw } from "lucide-preact";
import type { Field } from "#editor/fields.ts";
import { type TextKey, t } from "../../../i18n/translate.ts";
import { ProblemNotes } from "../problem-notes.tsx";
import { FieldControl } from "./field-control.tsx";
import type { FieldSource } from "./field-source.ts";

type FieldRowProps = {
  readonly field: Field;
  readonly source: FieldSource;
  readonly disabled: boolean;
};

/** Keys whose label does not say enough. */
const HINTS: ReadonlySet<string> = new Set([
  ...["bCoef", "cMask", "cGroup", "curve", "curveF", "bias", "vis", "invMass", "damping", "gravity", "speed"],
  ...["normal", "dist", "length", "strength", "width", "height", "spawnDistance", "maxViewWidth", "cameraFollow"],
  ...["kickOffReset", "canBeStored", "acceleration", "kickStrength", "kickingAcceleration", "kickingDamping"],
  ...["kickback", "team"],
]);

export function FieldRow({ field, source, disabled }: FieldRowProps) {
  const id = useId();
  const { key } = field;
  const found = source.read(field);
  const label = fieldLabel(key);
  const hint = source.group !== "bg" && HINTS.has(key) ? t(`editor.fields.hint.${key}` as TextKey) : undefined;
  const isWide = field.type === "mask";
  const hasTarget = !isWide && field.type !== "point";
  return (
    <div class={`panel-field ${isWide ? "panel-field-wide" : ""}`}>
      {hasTarget ? (
        <label class="panel-label" id={`${id}-label`} for={id} title={hint ?? key}>
          {label}
        </label>
      ) : (
        <span class="panel-label" id={`${id}-label`} title={hint ?? key}>
          {label}
        </span>
      )}
      <FieldControl
        {...{ id, field, found, hint, disabled }}
        labelId={`${id}-label`}
        set={(value) => source.set({ [key]: value })}
        setEach={(change) => source.setEach(field, change)}
      />
      {found.canReset && !disabled && (
        <button
          type="button"
          class="panel-tool panel-reset"
          aria-label={t("editor.panel.reset", { field: label })}
          title={t("editor.panel.reset", { field: label })}
          onClick={() => source.set({ [key]: undefined })}
        >
          <RotateCcw />
        </button>
      )}
      <ProblemNotes problems={source.problemsAt(key)} />
    </div>
  );
}

export function fieldLabel(key: string): string {
  return t(`editor.fields.label.${key}` as TextKey);
}
