/** Replaces offensive words in a notice that was sent before its room was listed. */
import type { Notice } from "#protocol/notice.ts";

/** Fields of notices with texts of users: names, chat, reasons, the object of a vote. */
const USER_TEXTS: ReadonlySet<string> = new Set([
  "name",
  "by",
  "text",
  "reason",
  "object",
  "stadium",
  "scorer",
  "assist",
]);

export function censorNotice<N extends Notice>(notice: N, censor: (text: string) => string): N {
  return censored(notice, censor) as N;
}

/** Receivers of private lines are objects inside the notice. */
function censored(part: object, censor: (text: string) => string): object {
  const fields = Object.entries(part).map(([field, value]: [string, unknown]) => {
    if (typeof value === "string" && USER_TEXTS.has(field)) return [field, censor(value)];
    return [
      field,
      typeof value === "object" && value !== null && !Array.isArray(value) ? censored(value, censor) : value,
    ];
  });
  return Object.fromEntries(fields) as object;
}
