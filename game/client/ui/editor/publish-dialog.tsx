/** Publishing: the checks first, then the map is public on this server, with a page of its own. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { CircleAlert, ExternalLink, Globe } from "lucide-preact";
import { creditedRemix } from "#editor/document.ts";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { type MapResult, mapPath, type PublishedMap } from "../../session/map-library.ts";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { t } from "../i18n/translate.ts";
import { mapFailureText } from "../map-library/failure-text.ts";
import { PlayChecks } from "./checks-panel.tsx";
import { useEditor } from "./editor-context.ts";
import { usePage } from "./page-context.ts";

type PublishProps = { readonly open: OpenEditor; readonly onClose: () => void };

export function PublishDialog({ open, onClose }: PublishProps) {
  const { page, library } = usePage();
  const { errors } = useEditor().state.content.value;
  const remixOf = creditedRemix(open.editor.open.document);
  const result = useSignal<MapResult<PublishedMap> | null>(null);
  const busy = useSignal(false);
  const publish = async () => {
    const text = page.fileText("written");
    if (text === undefined || busy.value) return;
    busy.value = true;
    result.value = await library.publish({ text, remixOf });
    busy.value = false;
  };
  const published = result.value?.ok === true ? result.value.value : undefined;
  return (
    <Dialog title={t("editor.publish.title")} onClose={onClose} name="editor-publish">
      {published === undefined ? (
        <>
          <p>{t("editor.publish.text", { name: open.title.value })}</p>
          {remixOf !== undefined && <p class="field-note">{t("editor.publish.remix", { code: remixOf })}</p>}
          <div class="editor-checks editor-publish-checks">
            <PlayChecks runsAtOnce />
          </div>
          {result.value?.ok === false && (
            <p class="editor-publish-failure" role="alert">
              <CircleAlert aria-hidden="true" /> {mapFailureText(result.value.failure)}
            </p>
          )}
          <div class="row row-end">
            <Button onPress={onClose}>{t("common.cancel")}</Button>
            <Button
              variant="primary"
              icon={<Globe />}
              disabled={errors.length > 0 || busy.value || open.title.value.trim() === ""}
              onPress={() => void publish()}
            >
              {t("editor.publish.submit")}
            </Button>
          </div>
        </>
      ) : (
        <Published map={published} />
      )}
    </Dialog>
  );
}

function Published({ map }: { readonly map: PublishedMap }) {
  const link = useRef<HTMLAnchorElement>(null);
  // The button that had the focus is gone.
  useEffect(() => link.current?.focus(), []);
  return (
    <div class="editor-published" role="status">
      <p>{t("editor.publish.done", { name: map.name })}</p>
      <a ref={link} class="button button-primary" href={mapPath(map.code)} target="_blank">
        <ExternalLink />
        <span>{t("editor.publish.show")}</span>
      </a>
    </div>
  );
}
