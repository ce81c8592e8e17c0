/** Before a document is open: new stadiums, those in this browser, and files. */
import { CircleAlert, FolderOpen, Plus, Trash2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { emptyStadium, PITCH_SIZES, type PitchSize, pitchStadium } from "#editor/templates.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadiumValue } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { SavedDocument } from "../../editor/documents/document-store.ts";
import { paintPreview } from "../../paint/preview.ts";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { FileInput } from "../component/file-input.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { PageHead } from "../component/page-head.tsx";
import { dateText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { usePage } from "./page-context.ts";
import { problemText } from "./problem-text.ts";

export function StartScreen() {
  const { page, theme } = usePage();
  const documents = page.documents.value;
  const problem = page.problem.value;
  return (
    <div class="live editor-start">
      <PageHead>
        <ThemeButton theme={theme} variant="glass" />
      </PageHead>
      <main>
        <div class="live-title">
          <h1>{t("editor.title")}</h1>
          <OpenFile />
        </div>
        {problem && (
          <p class="editor-start-problem" role="alert">
            <CircleAlert aria-hidden="true" /> {problemText(problem)}
          </p>
        )}
        {documents.length > 0 && <Documents documents={documents} />}
        <Templates />
      </main>
    </div>
  );
}

function OpenFile() {
  const { page } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const label = t("editor.start.open");
  return (
    <div>
      <FileInput
        input={input}
        label={label}
        accept=".hbs,.json,.json5,.hbr2"
        onFile={(file) => void page.openFile(file)}
      />
      <Button icon={<FolderOpen />} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </div>
  );
}

/** Those changed last; the others are shown on request. */
const DOCUMENTS_SHOWN = 6;

function Documents({ documents }: { readonly documents: readonly SavedDocument[] }) {
  const [all, setAll] = useState(false);
  const { page } = usePage();
  return (
    <section class="editor-shelf" aria-labelledby="editor-documents">
      <h2 id="editor-documents">{t("editor.start.documents")}</h2>
      <ul>
        {(all ? documents : documents.slice(0, DOCUMENTS_SHOWN)).map((saved) => (
          <li key={saved.id} class="editor-tile">
            <button type="button" class="editor-tile-open" onClick={() => void page.openSaved(saved.id)}>
              {saved.picture === "" ? <span class="editor-tile-blank" /> : <img src={saved.picture} alt="" />}
              <b>{saved.title === "" ? t("editor.start.untitled") : saved.title}</b>
              <small>{dateText(saved.changed, { dateStyle: "medium", timeStyle: "short" })}</small>
            </button>
            <ConfirmButton
              variant="quiet"
              size="small"
              icon={<Trash2 />}
              question={{
                title: t("editor.start.remove", { name: saved.title }),
                note: t("editor.start.removeNote"),
                confirm: t("editor.start.confirmRemove"),
              }}
              onPress={() => void page.remove(saved.id)}
            >
              {t("editor.start.confirmRemove")}
            </ConfirmButton>
          </li>
        ))}
      </ul>
      {!all && documents.length > DOCUMENTS_SHOWN && (
        <Button onPress={() => setAll(true)}>{t("editor.start.all", { count: documents.length })}</Button>
      )}
    </section>
  );
}

function Templates() {
  const { included } = usePage();
  return (
    <>
      <section class="editor-shelf" aria-labelledby="editor-pitches">
        <h2 id="editor-pitches">{t("editor.start.pitches")}</h2>
        <ul>
          <Template label={t("editor.start.empty")} value={() => emptyStadium(t("editor.start.newName"))} />
          {PITCH_SIZES.map((size) => (
            <Template
              key={size.id}
              label={pitchLabel(size)}
              value={() => pitchStadium(t("editor.start.newName"), size)}
            />
          ))}
        </ul>
      </section>
      <section class="editor-shelf" aria-labelledby="editor-standard">
        <h2 id="editor-standard">{t("editor.start.standard")}</h2>
        <ul>
          {included.map(({ name, stadium }) => (
            <Template key={name} label={name} value={() => copyOf(stadium)} />
          ))}
        </ul>
      </section>
    </>
  );
}

function pitchLabel({ id, width, height }: PitchSize): string {
  return t("editor.start.pitch", { players: id.replace("v", " v "), width: width * 2, height: height * 2 });
}

/** An included stadium as a file, under a name of its own. */
function copyOf(stadium: Stadium): JsonValues {
  return JSON.parse(
    exportStadium({ ...stadium, name: t("editor.start.copyOf", { name: stadium.name }) }),
  ) as JsonValues;
}

function Template({ label, value }: { readonly label: string; readonly value: () => JsonValues }) {
  const { page } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const read = parseStadiumValue(value());
    if (context && read.ok) paintPreview(context, read.stadium, { width: 192, height: 108, density: 2 });
  }, []);
  return (
    <li class="editor-tile">
      <button type="button" class="editor-tile-open" onClick={() => page.create(value())}>
        <canvas ref={canvas} width={384} height={216} aria-hidden="true" />
        <b>
          <Plus aria-hidden="true" /> {label}
        </b>
      </button>
    </li>
  );
}
