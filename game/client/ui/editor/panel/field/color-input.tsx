/** A colour: a swatch that opens the browser's colour picker, its hex digits, and a button for "transparent". */
import { Blend } from "lucide-preact";
import { colorText, parseColor, TRANSPARENT } from "#stadium/color.ts";
import { t } from "../../../i18n/translate.ts";
import { type InputProps, placeholderOf, plainText } from "./field-source.ts";
import { TextInput } from "./text-input.tsx";

const SHORT = /^[0-9a-f]{3}$/iu;
const LONG = /^[0-9a-f]{6}$/iu;

export function ColorInput({ id, labelId, found, hint, disabled, set }: InputProps) {
  const color = parseColor(found.value);
  const text = typeof color === "number" ? colorText(color) : plainText(found.value);
  const isTransparent = color === TRANSPARENT;
  const commit = (typed: string) => {
    const value = typed.trim() === "" ? undefined : colorOf(typed);
    if (value === undefined && typed.trim() !== "") return false;
    set(value);
    return true;
  };
  return (
    <span class="panel-color" role="group" aria-labelledby={labelId} title={hint}>
      <input
        class={`panel-swatch ${isTransparent || typeof color !== "number" ? "panel-swatch-none" : ""}`}
        type="color"
        aria-label={t("editor.panel.pickColor")}
        value={typeof color === "number" && !isTransparent ? `#${colorText(color).toLowerCase()}` : "#000000"}
        disabled={disabled}
        onChange={(event) => set(event.currentTarget.value.slice(1).toUpperCase())}
      />
      <TextInput
        id={id}
        text={found.origin === "own" ? text : ""}
        placeholder={placeholderOf(found, text)}
        disabled={disabled}
        onText={commit}
      />
      <button
        type="button"
        class="panel-tool"
        aria-label={t("editor.panel.transparent")}
        title={t("editor.panel.transparent")}
        aria-pressed={isTransparent}
        disabled={disabled}
        onClick={() => set(isTransparent ? undefined : "transparent")}
      >
        <Blend />
      </button>
    </span>
  );
}

/** The value of a file for what was typed: "#abc" and "abc" are AABBCC, as on web pages. */
function colorOf(typed: string): string | undefined {
  const text = typed.trim().replace(/^#/u, "");
  if (text.toLowerCase() === "transparent") return "transparent";
  if (SHORT.test(text)) return text.toUpperCase().replaceAll(/./gu, "$&$&");
  return LONG.test(text) ? text.toUpperCase() : undefined;
}
