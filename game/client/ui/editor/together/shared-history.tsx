/** The history of a shared document: a slider through its versions, with the people that changed it, and a picture of each. */
import { useSignal } from "@preact/signals";
import { RotateCcw } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import type { WorkshopVersion } from "#protocol/workshop.ts";
import type { SharedDocument } from "../../../editor/together/shared-document.ts";
import { type LoadedVersion, readVersion } from "../../../editor/together/shared-versions.ts";
import { paintPreview } from "../../../paint/preview.ts";
import { Button } from "../../component/button.tsx";
import { dateText } from "../../i18n/format.ts";
import { t } from "../../i18n/translate.ts";
import { usePage } from "../page-context.ts";
import { VersionForm } from "../version-form.tsx";

const PICTURE = { width: 320, height: 180, density: 2 };

export function SharedHistory({ shared }: { readonly shared: SharedDocument }) {
  const workshop = shared.workshop.value;
  const versions = workshop?.versions.value ?? [];
  const chosen = useSignal<number | null>(null);
  const index = Math.min(chosen.value ?? versions.length - 1, versions.length - 1);
  const version = versions[index];
  return (
    <div class="editor-versions">
      <VersionForm onName={(name) => workshop?.nameVersion(name)} />
      {version === undefined ? (
        <p class="field-note">{t("editor.history.none")}</p>
      ) : (
        <>
          <label class="editor-history-slider">
            <span>{t("editor.history.slider", { number: index + 1, count: versions.length })}</span>
            <input
              type="range"
              min={0}
              max={versions.length - 1}
              value={index}
              aria-valuetext={versionText(version)}
              onInput={(event) => (chosen.value = event.currentTarget.valueAsNumber)}
            />
          </label>
          <ShownVersion key={version.id} version={version} code={shared.code} />
        </>
      )}
    </div>
  );
}

function versionText({ id, name }: WorkshopVersion): string {
  const time = dateText(id, { dateStyle: "medium", timeStyle: "short" });
  return name === "" ? time : `${name}, ${time}`;
}

function ShownVersion({ version, code }: { readonly version: WorkshopVersion; readonly code: string }) {
  const { page, loadVersion } = usePage();
  const loaded = useSignal<LoadedVersion | "failed" | null>(null);
  useEffect(() => {
    loadVersion(code, version.id).then(
      (state) => (loaded.value = readVersion(state)),
      () => (loaded.value = "failed"),
    );
  }, []);
  const authors = [...new Set(version.authors.map(({ name }) => name))].join(", ");
  return (
    <div class="editor-history-version">
      <VersionPicture loaded={loaded.value} />
      <p>
        <b>{versionText(version)}</b>
        <small>
          {authors === "" ? t("editor.history.noAuthors") : t("editor.history.authors", { names: authors })}
        </small>
      </p>
      {loaded.value === "failed" && <p role="alert">{t("editor.history.failed")}</p>}
      <Button
        size="small"
        icon={<RotateCcw />}
        disabled={loaded.value === null || loaded.value === "failed"}
        onPress={() => {
          if (loaded.value !== null && loaded.value !== "failed") page.restore(loaded.value.text);
        }}
      >
        {t("editor.versions.restore")}
      </Button>
    </div>
  );
}

function VersionPicture({ loaded }: { readonly loaded: LoadedVersion | "failed" | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stadium = loaded === null || loaded === "failed" ? undefined : loaded.stadium;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && stadium) paintPreview(context, stadium, PICTURE);
  }, [stadium]);
  return <canvas ref={canvas} width={PICTURE.width * 2} height={PICTURE.height * 2} aria-hidden="true" />;
}
