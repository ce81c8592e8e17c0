/** A point or vector as two numbers. Of several items, each number is common or mixed by itself. */
import { t } from "../../../i18n/translate.ts";
import { stepped } from "./arithmetic.ts";
import { type FieldValue, type InputProps, placeholderOf, plainText } from "./field-source.ts";
import { NumberInput } from "./number-input.tsx";

const COORDINATES = [0, 1] as const;

type PointInputProps = InputProps & {
  /** Names of the two numbers, unless they are x and y. */
  readonly parts?: readonly [string, string];
};

export function PointInput({ labelId, field, found, hint, disabled, setEach, parts }: PointInputProps) {
  const labels = parts ?? [t("editor.panel.x"), t("editor.panel.y")];
  const step = field.step ?? 1;
  return (
    <span class="panel-pair" role="group" aria-labelledby={labelId} title={hint}>
      {COORDINATES.map((i) => {
        const part = coordinate(found, i);
        const text = plainText(part.value);
        const start = part.origin === "mixed" ? undefined : Number(part.value ?? 0);
        return (
          <NumberInput
            key={i}
            label={labels[i]!}
            text={part.origin === "own" ? text : ""}
            placeholder={placeholderOf(part, text)}
            start={start}
            step={step}
            disabled={disabled}
            onNumber={(number) => number !== undefined && setEach((value) => withCoordinate(value, i, number))}
            onSteps={(steps) =>
              setEach((value) => withCoordinate(value, i, stepped(coordinateOf(value, i), step, steps)))
            }
          />
        );
      })}
    </span>
  );
}

function coordinate(found: FieldValue, i: 0 | 1): FieldValue {
  const values = [
    ...new Set(found.values.map((value) => (Array.isArray(value) ? (value as unknown[])[i] : undefined))),
  ];
  const origin = found.origin === "mixed" && values.length === 1 ? "own" : found.origin;
  return { ...found, origin, values, value: values.length === 1 ? values[0] : undefined };
}

function coordinateOf(value: unknown, i: 0 | 1): number {
  const number = Array.isArray(value) ? Number((value as unknown[])[i]) : 0;
  return Number.isFinite(number) ? number : 0;
}

function withCoordinate(value: unknown, i: 0 | 1, number: number): unknown {
  return i === 0 ? [number, coordinateOf(value, 1)] : [coordinateOf(value, 0), number];
}
