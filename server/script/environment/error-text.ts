/** Errors of scripts as texts for their log: with places in the script, and without the frames of our own code below them. */
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

/** The folder of the game. */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const OWN_FOLDERS = ["game", "server", "tests", "node_modules/vitest", "node_modules/@vitest"].map(
  (folder) => `${ROOT}${folder}/`,
);

/** A script that cannot be loaded; the message names the place. */
export class ScriptLoadError extends Error {
  override name = "ScriptLoadError";
}

/** The text without stack frames that are no part of the script. */
export function withoutOwnFrames(text: string): string {
  if (!text.includes("\n    at ")) return text;
  return text
    .split("\n")
    .filter((line) => !isOwnFrame(line))
    .join("\n");
}

function isOwnFrame(line: string): boolean {
  if (!/^\s+at /u.test(line)) return false;
  return /\bnode:|<anonymous>\)?$/u.test(line) || OWN_FOLDERS.some((folder) => line.includes(folder));
}

/** What was thrown, with file and line of the script: several lines for errors. Never throws. */
export function describeError(error: unknown): string {
  try {
    return textOf(error);
  } catch {
    return "something that cannot be printed was thrown";
  }
}

function textOf(error: unknown): string {
  const { stack, message, cause } = (error ?? {}) as Partial<Error>;
  if (typeof stack !== "string") return `Uncaught ${typeof message === "string" ? message : inspect(error)}`;
  const lines = [withoutOwnFrames(stack).trimEnd()];
  if (cause !== undefined) lines.push(`  caused by: ${messageOf(cause)}`);
  const hint = hintFor(String(message));
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join("\n");
}

/** Errors of scripts belong to another context, so they are no instances of our Error. */
function messageOf(cause: unknown): string {
  const { message } = (cause ?? {}) as Partial<Error>;
  return typeof message === "string" ? message : inspect(cause);
}

function hintFor(message: string): string | undefined {
  if (/^(?:require|module|exports|process|Buffer|__dirname|__filename) is not defined$/u.test(message))
    return "this looks like a program for Node: run it with --node";
  return message === "A dynamic import callback was not specified." ? "import() works with --node alone" : undefined;
}

/** A syntax error with file, line, column and the line itself. */
export function loadError(error: unknown, file: string): ScriptLoadError {
  const { name, message, stack = "" } = error as Error;
  const [place = "", line, caret = ""] = stack.split("\n");
  const number = /:(\d+)$/u.exec(place)?.[1];
  const column = caret.indexOf("^") + 1;
  if (name !== "SyntaxError" || number === undefined || line === undefined)
    return new ScriptLoadError(`${file}: ${message}`);
  const hint = /import statement|Unexpected token 'export'|await is only valid/u.test(message)
    ? "\n  this looks like a module: run it with --node"
    : "";
  const at = `${file}:${number}${column > 0 ? `:${column}` : ""}`;
  return new ScriptLoadError(`${at}: ${name}: ${message}\n  ${line}\n  ${caret}${hint}`);
}
