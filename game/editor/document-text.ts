/** A document as the text of a file: one line for each item, so that it reads and compares line by line. */
import { LIST_KEYS, type ListKey } from "./document.ts";
import { isObject, type JsonValues } from "./json-object.ts";

/** The text of a file's value. Ends with a line break. */
export function textOf(value: JsonValues): string {
  const lines = Object.keys(value).map((key) => `\t${JSON.stringify(key)}: ${textOfKey(key, value[key])}`);
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}

function textOfKey(key: string, value: unknown): string {
  if (Array.isArray(value) && LIST_KEYS.includes(key as ListKey)) return bracketed("[", value.map(inLine), "]");
  if (key !== "traits" || !isObject(value)) return inLine(value);
  const traits = Object.keys(value).map((name) => `${JSON.stringify(name)}: ${inLine(value[name])}`);
  return bracketed("{", traits, "}");
}

function bracketed(open: string, lines: readonly string[], close: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `\t\t${line}`).join(",\n")}\n\t${close}`;
}

/** JSON with spaces; numbers that JSON cannot express as JSON5 writes them. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(inLine).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.keys(value).map((key) => `${JSON.stringify(key)}: ${inLine(value[key])}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return JSON.stringify(value) ?? "null";
}
