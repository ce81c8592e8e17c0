/** A date in the language of the page and the time zone of the browser. */

type DateTextProps = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** True: with the time of day. */
  readonly time?: boolean;
};

export function DateText({ at, time = false }: DateTextProps) {
  const date = new Date(at);
  const language = document.documentElement.lang;
  const text = time
    ? date.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })
    : date.toLocaleDateString(language, { dateStyle: "medium" });
  return <time dateTime={date.toISOString()}>{text}</time>;
}
