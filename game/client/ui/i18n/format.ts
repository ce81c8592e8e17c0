/** Numbers and dates in the language of the page. */
import { locale } from "./locale.ts";

/** Formats are slow to create: one for each locale and set of options. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number with at most three decimals, unless the options ask for others. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${locale.value} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale.value, options);
  formats.set(key, format);
  return format.format(value);
}

/** A number with exactly this number of decimals. */
export function decimalText(value: number, decimals: number): string {
  return numberText(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A date, a time of day or both, in the browser's time zone; `at` in milliseconds since 1970. */
export function dateText(at: number, options: Pick<Intl.DateTimeFormatOptions, "dateStyle" | "timeStyle">): string {
  return new Intl.DateTimeFormat(locale.value, options).format(at);
}
