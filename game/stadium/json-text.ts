/**
 * Text → value: read as strict JSON (fast), else as JSON5. Before that, one linear pass checks the size, the depth and
 * the number of values.
 */
import JSON5 from "json5";
import { fail, type Report } from "./diagnostics.ts";
import { MAX_DEPTH, MAX_JSON5_LENGTH, MAX_MARKS, MAX_TEXT_LENGTH } from "./limits.ts";

/** The value of a JSON5 text, or undefined with an error in the report. Never throws. */
export function parseJsonText(text: string, report: Report): unknown {
  if (typeof text !== "string") {
    fail(report, "", "not a text");
    return undefined;
  }
  const objection = surveyText(text);
  if (objection !== null) {
    fail(report, "", objection);
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return readJson5(text, report);
  }
}

function readJson5(text: string, report: Report): unknown {
  if (text.length > MAX_JSON5_LENGTH) {
    fail(report, "", `larger than ${MAX_JSON5_LENGTH} characters and not strict JSON`);
    return undefined;
  }
  if (hasLooseSeparator(text)) {
    fail(report, "", "not JSON5: a bare line separator in a text, write \\u2028 or \\u2029");
    return undefined;
  }
  try {
    return JSON5.parse<unknown>(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^JSON5: /, "").slice(0, 100) : "unreadable";
    fail(report, "", `not JSON5: ${reason}`);
    return undefined;
  }
}

/**
 * One pass over the text that skips strings and comments; null when the text may be read, else the reason for refusing
 * it. Where a text is neither JSON nor JSON5 the pass may misjudge strings and comments, but then both readers refuse
 * the text.
 */
export function surveyText(text: string): string | null {
  if (text.length > MAX_TEXT_LENGTH) return `larger than ${MAX_TEXT_LENGTH} characters`;
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
      case "'":
        at = endOfString(text, at);
        break;
      case "/":
        at = endOfComment(text, at);
        break;
      case "[":
      case "{":
        marks++;
        if (++depth > MAX_DEPTH) return `nested deeper than ${MAX_DEPTH} levels`;
        break;
      case "]":
      case "}":
        depth--;
        break;
      case ",":
      case ":":
        marks++;
        break;
      default:
    }
    if (marks > MAX_MARKS) return `more than ${MAX_MARKS} values`;
  }
  return null;
}

/**
 * Whether a string holds U+2028 or U+2029 as such. JSON5 allows it, but its reader writes a warning to the console for
 * each, up to a million for a hostile file. Strict JSON, which is tried first, may contain them.
 */
function hasLooseSeparator(text: string): boolean {
  const separator = /[\u2028\u2029]/;
  if (!separator.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "/") {
      at = endOfComment(text, at);
    } else if (text[at] === '"' || text[at] === "'") {
      const end = endOfString(text, at);
      if (separator.test(text.slice(at, end))) return true;
      at = end;
    }
  }
  return false;
}

/** The index of the closing quote, or of the text's end. */
function endOfString(text: string, start: number): number {
  const closing = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === closing) return at;
  }
  return text.length;
}

/** The index of the last character of the comment at `start`, or `start` if there is none. */
function endOfComment(text: string, start: number): number {
  if (text[start + 1] === "*") {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 1;
  }
  if (text[start + 1] !== "/") return start;
  for (let at = start + 2; at < text.length; at++) {
    if (isLineEnd(text.charCodeAt(at))) return at;
  }
  return text.length;
}

/** JSON5 ends a line comment at any of the four line terminators of ECMAScript. */
function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}
