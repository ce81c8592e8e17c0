/** The versions of a document: a form that keeps one under a name, a slider through them, and the chosen one with its picture. */
import { useSignal } from "@preact/signals";
import { RotateCcw } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import type { LoadedVersion } from "../../editor/documents/loaded-version.ts";
import { paintPreview } from "../../paint/preview.ts";
import { Button } from "../component/button.tsx";
import { dateText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { VersionForm } from "./version-form.tsx";

export type HistoryEntry = {
  readonly id: string | number;
  /** "" for a version without a name. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** What else is known about it. */
  readonly note?: string;
  /** Rejects when it cannot be loaded. */
  readonly load: () => Promise<LoadedVersion>;
};

type VersionHistoryProps = {
  /** The oldest one first. */
  readonly entries: readonly HistoryEntry[];
  /** Shown while there are none. */
  readonly emptyText: string;
  readonly onName: (name: string) => void;
  /** Called with the text of the file. */
  readonly onRestore: (text: string) => void;
};

const PICTURE = { width: 320, height: 180, density: 2 };

export function VersionHistory({ entries, emptyText, onName, onRestore }: VersionHistoryProps) {
  // Undefined for the latest one, also of those that are kept later.
  const chosen = useSignal<HistoryEntry["id"] | undefined>(undefined);
  const found = entries.findIndex(({ id }) => id === chosen.value);
  const index = found === -1 ? entries.length - 1 : found;
  const entry = entries[index];
  return (
    <div class="editor-versions">
      <VersionForm onName={onName} />
      {entry === undefined ? (
        <p class="field-note">{emptyText}</p>
      ) : (
        <>
          <label class="editor-history-slider">
            <span>{t("editor.history.slider", { number: index + 1, count: entries.length })}</span>
            <input
              type="range"
              min={0}
              max={entries.length - 1}
              value={index}
              aria-valuetext={titleOf(entry)}
              onInput={(event) => (chosen.value = entries[event.currentTarget.valueAsNumber]?.id)}
            />
          </label>
          <ShownVersion key={entry.id} entry={entry} onRestore={onRestore} />
        </>
      )}
    </div>
  );
}

function titleOf({ name, time }: HistoryEntry): string {
  const date = dateText(time, { dateStyle: "medium", timeStyle: "short" });
  return name === "" ? date : `${name}, ${date}`;
}

type ShownVersionProps = Pick<VersionHistoryProps, "onRestore"> & { readonly entry: HistoryEntry };

function ShownVersion({ entry, onRestore }: ShownVersionProps) {
  const loaded = useSignal<LoadedVersion | "failed" | null>(null);
  useEffect(() => {
    entry.load().then(
      (version) => (loaded.value = version),
      () => (loaded.value = "failed"),
    );
  }, []);
  const version = loaded.value === "failed" ? null : loaded.value;
  return (
    <div class="editor-history-version">
      <VersionPicture version={version} />
      <p>
        <b>{titleOf(entry)}</b>
        {entry.note !== undefined && <small>{entry.note}</small>}
      </p>
      {loaded.value === "failed" && <p role="alert">{t("editor.history.failed")}</p>}
      <Button
        size="small"
        icon={<RotateCcw />}
        disabled={version === null}
        onPress={() => version !== null && onRestore(version.text)}
      >
        {t("editor.versions.restore")}
      </Button>
    </div>
  );
}

function VersionPicture({ version }: { readonly version: LoadedVersion | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stadium = version?.stadium;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && stadium) paintPreview(context, stadium, PICTURE);
  }, [stadium]);
  return <canvas ref={canvas} width={PICTURE.width * 2} height={PICTURE.height * 2} aria-hidden="true" />;
}
