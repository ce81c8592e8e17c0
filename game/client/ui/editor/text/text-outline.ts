/**
 * Where the values of a JSON5 text are. Made for a text that reads; of another one, what comes before the fault is found, and mostly
 * what comes after it. Pure.
 */

export type TextRange = { readonly from: number; readonly to: number };

export type Outline = TextRange & {
  /** Of an object: the last value of each key, as readers take it. */
  readonly keys?: ReadonlyMap<string, Outline>;
  /** Of a list. */
  readonly entries?: readonly Outline[];
};

/** Readers refuse files with deeper levels. */
const DEPTH_MAX = 64;
const SPACE = /(?:[\s\ufeff]|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))*/y;
const WORD = /[^\s,:[\]{}"'/\ufeff]+/y;
const STRING = /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/y;

/** The outermost value; undefined for a text without any. */
export function outlineOf(text: string): Outline | undefined {
  return createScanner(text).value(0);
}

function createScanner(text: string) {
  let at = 0;
  /** The part that matches here, which is passed. */
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const part = pattern.exec(text)?.[0] ?? "";
    at += part.length;
    return part;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at++;
    return true;
  };
  const simple = (): string => take(STRING) || take(WORD);

  function value(depth: number): Outline | undefined {
    take(SPACE);
    const from = at;
    if (depth < DEPTH_MAX && takeMark("{")) {
      const keys = object(depth + 1);
      return { from, to: at, keys };
    }
    if (depth < DEPTH_MAX && takeMark("[")) {
      const entries = list(depth + 1);
      return { from, to: at, entries };
    }
    return simple() === "" ? undefined : { from, to: at };
  }

  function object(depth: number): ReadonlyMap<string, Outline> {
    const keys = new Map<string, Outline>();
    while (!takeMark("}") && at < text.length && text[at] !== "]") {
      if (takeMark(",")) continue;
      const key = simple();
      const found = takeMark(":") ? value(depth) : undefined;
      if (found !== undefined) keys.set(keyName(key), found);
      else if (key === "") at++;
    }
    return keys;
  }

  function list(depth: number): readonly Outline[] {
    const entries: Outline[] = [];
    while (!takeMark("]") && at < text.length && text[at] !== "}") {
      if (takeMark(",")) continue;
      const entry = value(depth);
      if (entry !== undefined) entries.push(entry);
      else at++;
    }
    return entries;
  }
  return { value };
}

function keyName(key: string): string {
  const quoted = /^["']/.test(key) ? key.slice(1, -1) : key;
  if (!quoted.includes("\\")) return quoted;
  try {
    return String(JSON.parse(`"${quoted.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, '\\"')}"`));
  } catch {
    return quoted;
  }
}
