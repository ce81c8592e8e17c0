/** Kinds of values that a setting can have: how they are written, and what is accepted. */
import { isIPv4, isIPv6 } from "node:net";

export type ValueKind<T> = {
  /** Stands for the value in help texts; "" for a switch, whose flag needs no value. */
  readonly hint: string;
  /** Completes the sentence "PORT: must be …". */
  readonly expected: string;
  /** The accepted words, when there are few. */
  readonly words?: readonly string[];
  /** Undefined for a text that is not of this kind. */
  readonly read: (text: string) => T | undefined;
};

/** Digits only: an empty text or `0x50` is a mistake, not a number. */
export function wholeNumber(min: number, max: number): ValueKind<number> {
  return {
    hint: "NUMBER",
    expected: `a whole number from ${min} to ${max}`,
    read: (text) => {
      const value = /^\d{1,9}$/u.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

export function oneOf<const T extends string>(hint: string, words: readonly T[]): ValueKind<T> {
  return {
    hint,
    expected: words.join(", ").replace(/, ([^,]+)$/u, " or $1"),
    words,
    read: (text) => words.find((word) => word === text.toLowerCase()),
  };
}

const SWITCH: Readonly<Record<string, boolean>> = {
  ...{ on: true, true: true, yes: true, 1: true, y: true, enabled: true },
  ...{ off: false, false: false, no: false, 0: false, n: false, disabled: false },
};

export const onOff: ValueKind<boolean> = {
  hint: "",
  expected: "on or off",
  read: (text) => (Object.hasOwn(SWITCH, text.toLowerCase()) ? SWITCH[text.toLowerCase()] : undefined),
};

/** A text of at least `min` characters. */
export function text(hint: string, min = 1, expected = "a text that is not empty"): ValueKind<string> {
  return { hint, expected, read: (value) => (value.length >= min ? value : undefined) };
}

/** A URL of one of these schemes, such as `redis:`. */
export function url(...schemes: readonly string[]): ValueKind<string> {
  return {
    hint: "URL",
    expected: `a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`,
    read: (value) => (URL.canParse(value) && schemes.includes(new URL(value).protocol) ? value : undefined),
  };
}

/** Several entries, separated by commas; in lower case. */
export function list(
  hint: string,
  expected: string,
  isEntry: (entry: string) => boolean,
): ValueKind<readonly string[]> {
  return {
    hint: `${hint},…`,
    expected: `${expected}, separated by commas`,
    read: (value) => {
      const entries = value.split(",").flatMap((entry) => entry.trim().toLowerCase() || []);
      return entries.every(isEntry) ? entries : undefined;
    },
  };
}

/** As browsers send it: a name or an address, and the port when it is not the default one. */
const HOST = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?$/u;

export const hostNames = list("HOST", "host names such as play.example.org", (entry) => HOST.test(entry));

export const origins = list(
  "ORIGIN",
  "origins such as https://league.example.org",
  (entry) => URL.canParse(entry) && new URL(entry).origin === entry,
);

export const networks = list("NETWORK", "addresses or networks such as 10.0.0.0/8", isNetwork);

function isNetwork(entry: string): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  if (more.length > 0 || most < 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= most);
}

/** The first part of a path. */
export const processName: ValueKind<string> = {
  hint: "NAME",
  expected: "1 to 20 letters and digits",
  read: (value) => (/^[a-zA-Z\d]{1,20}$/u.test(value) ? value : undefined),
};
