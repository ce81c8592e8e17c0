/** Objects of a file with any keys: `__proto__` is a key like every other. */

export type JsonValues = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function setKey(object: JsonValues, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Whether two values of a file are the same, with the same order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => isSame(each, b[i]));
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, i) => key === others[i] && isSame((a as JsonValues)[key], (b as JsonValues)[key]))
  );
}
