/** The last lines of the server's log. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { LogLine } from "../../session/admin.ts";
import { SegmentedControl } from "../component/segmented-control.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { clockText } from "./time-text.ts";

/** pino's numbers. */
const WARN = 40;
const LEVELS: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};

/** Distance from the end within which the log still follows new lines, in CSS pixels. */
const END_TOLERANCE = 48;

export function LogView() {
  const { log, figures } = useAdmin().session;
  const [level, setLevel] = useState<"all" | "warn">("all");
  const lines = log.value.filter((line) => level === "all" || line.level >= WARN);
  const several = (figures.value?.processes.length ?? 0) > 1;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = lines.at(-1);
  useLayoutEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last && keyOf(last), level]);
  return (
    <section class="card admin-log-card">
      <header class="admin-details-head">
        <h2>{t("admin.server.log")}</h2>
        <SegmentedControl
          label={t("admin.server.level")}
          value={level}
          options={[
            { value: "all", label: t("admin.server.levelAll") },
            { value: "warn", label: t("admin.server.levelWarn") },
          ]}
          onPick={setLevel}
        />
      </header>
      <div
        ref={box}
        class="admin-log"
        role="region"
        aria-label={t("admin.server.log")}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - clientHeight - scrollTop < END_TOLERANCE;
        }}
      >
        {lines.length === 0 && <p>{t("admin.server.logNone")}</p>}
        {lines.map((line) => (
          <p key={keyOf(line)} class={`admin-log-${LEVELS[line.level] ?? "info"}`}>
            <time dateTime={new Date(line.at).toISOString()}>{clockText(line.at)}</time>{" "}
            <b>{LEVELS[line.level] ?? line.level}</b> {several && <i>{line.process} </i>}
            {line.text}
          </p>
        ))}
      </div>
    </section>
  );
}

function keyOf({ process, number }: LogLine): string {
  return `${process} ${number}`;
}
