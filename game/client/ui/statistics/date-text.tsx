/** A date in the language of the page and the time zone of the browser. */
import { dateText } from "../i18n/format.ts";

type DateTextProps = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** True: with the time of day. */
  readonly time?: boolean;
};

export function DateText({ at, time = false }: DateTextProps) {
  const text = dateText(at, { dateStyle: "medium", ...(time && { timeStyle: "short" }) });
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
