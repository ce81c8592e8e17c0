/** Explains the browser's key pair, and saves it to and loads it from a file. */
import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Download, KeyRound, Upload } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { FileInput } from "../../component/file-input.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import { downloadFile } from "../../component/download.ts";
import { identityFileName, IDENTITY_FILE_MAX } from "./identity-file.ts";

export function IdentityDialog({ onClose }: { readonly onClose: () => void }) {
  const { fingerprint, portable } = useUi().session.identity.value;
  /** Text of the last error. */
  const error = useSignal<TextKey | undefined>(undefined);
  return (
    <Dialog name="identity" title={t("identity.title")} onClose={onClose}>
      <div class="identity-card">
        <span class="identity-code">{fingerprint === "" ? "–" : fingerprint}</span>
        <p>{fingerprint === "" ? t("identity.noFingerprint") : t("identity.fingerprint")}</p>
        {fingerprint !== "" && <a href={`/p/${fingerprint}`}>{t("stats.yourProfile")}</a>}
      </div>
      <p class="identity-text">{t("identity.text")}</p>
      <div class="stack">
        {portable ? <SaveKey error={error} /> : <CreateKey error={error} />}
        <LoadKey error={error} />
      </div>
      <p class="field-error" role="alert">
        {error.value && t(error.value)}
      </p>
    </Dialog>
  );
}

type ErrorProps = { readonly error: Signal<TextKey | undefined> };

/** Creates a key that can be saved and asks for confirmation: the first key cannot be exported, so it is replaced. */
function CreateKey({ error }: ErrorProps) {
  const { actions, toasts } = useUi();
  const confirming = useSignal(false);
  const create = async () => {
    error.value = undefined;
    try {
      await actions.makeIdentityPortable();
      toasts.show(t("identity.created"), "good");
    } catch {
      error.value = "identity.failed";
    }
  };
  if (!confirming.value) {
    return (
      <section class="identity-section">
        <p>{t("identity.portableText")}</p>
        <Button icon={<KeyRound />} onPress={() => (confirming.value = true)}>
          {t("identity.portable")}
        </Button>
      </section>
    );
  }
  return (
    <section class="identity-section identity-confirm" role="group" aria-label={t("identity.portable")}>
      <p class="identity-warning" role="alert">
        {t("identity.warning")}
      </p>
      <div class="row">
        <Button variant="danger" onPress={() => void create()}>
          {t("identity.confirm")}
        </Button>
        <Button variant="quiet" onPress={() => (confirming.value = false)}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}

function SaveKey({ error }: ErrorProps) {
  const { actions, session, toasts } = useUi();
  const save = async () => {
    error.value = undefined;
    try {
      const text = await actions.identityFile();
      if (text === undefined) return void (error.value = "identity.failed");
      downloadFile(identityFileName(session.identity.value.fingerprint), text);
      toasts.show(t("identity.saved"), "good");
    } catch {
      error.value = "identity.failed";
    }
  };
  return (
    <section class="identity-section">
      <p>{t("identity.saveText")}</p>
      <Button icon={<Download />} onPress={() => void save()}>
        {t("identity.save")}
      </Button>
    </section>
  );
}

function LoadKey({ error }: ErrorProps) {
  const { actions, toasts } = useUi();
  const input = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    error.value = undefined;
    try {
      const valid = file.size <= IDENTITY_FILE_MAX && (await actions.loadIdentity(await file.text()));
      if (valid) toasts.show(t("identity.loaded"), "good");
      else error.value = "identity.invalidFile";
    } catch {
      error.value = "identity.failed";
    }
  };
  return (
    <section class="identity-section">
      <p>{t("identity.loadText")}</p>
      <Button icon={<Upload />} onPress={() => input.current?.click()}>
        {t("identity.load")}
      </Button>
      <FileInput
        input={input}
        label={t("identity.load")}
        accept=".json,application/json"
        onFile={(file) => void load(file)}
      />
    </section>
  );
}
