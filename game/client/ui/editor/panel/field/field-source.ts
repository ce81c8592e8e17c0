/** What the fields of a panel read and write: items, an object of the root, or a trait. */
import type { Field, FieldGroup } from "#editor/fields.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { t } from "../../../i18n/translate.ts";
import type { Problem } from "../problems.ts";

export type FieldValue = {
  /** The value that counts; undefined for several, and for an absent one without default. */
  readonly value: unknown;
  /** The different values, of which there are several for "mixed". */
  readonly values: readonly unknown[];
  readonly origin: "own" | "trait" | "default" | "mixed";
  /** The name of the trait that gives the value. */
  readonly trait?: string;
  /** Whether there is an own value that can be removed. */
  readonly canReset: boolean;
};

export type FieldSource = {
  readonly group: FieldGroup | "trait" | "mixed";
  readonly read: (field: Field) => FieldValue;
  /** Sets keys; undefined removes one. */
  readonly set: (keys: Readonly<JsonValues>) => void;
  /** Sets a key of each item from the value that it has; the id is "" where there are no items. */
  readonly setEach: (field: Field, change: (value: unknown, id: string) => unknown) => void;
  readonly problemsAt: (key: string) => readonly Problem[];
};

/** The properties of all inputs. */
export type InputProps = {
  /** Of the element that the label is for. */
  readonly id: string;
  readonly labelId: string;
  readonly field: Field;
  readonly found: FieldValue;
  /** What the key does; undefined where its label is clear. */
  readonly hint: string | undefined;
  readonly disabled: boolean;
  readonly set: (value: unknown) => void;
  readonly setEach: (change: (value: unknown, id: string) => unknown) => void;
};

/** The text of a value that is not the item's own, with its origin; "" for an own value. */
export function placeholderOf({ origin, trait }: FieldValue, text: string): string {
  if (origin === "mixed") return t("editor.panel.mixed");
  if (origin === "trait") return t("editor.panel.fromTrait", { value: text, trait: trait ?? "" });
  return origin === "default" ? text : "";
}

/** A value of a file as text in a field. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
