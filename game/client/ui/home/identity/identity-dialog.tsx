/** What the browser's key is for, and how to take it along. */
import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Download, KeyRound, Upload } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import { identityFileName, IDENTITY_FILE_MAX } from "./identity-file.ts";

export function IdentityDialog({ onClose }: { readonly onClose: () => void }) {
  const { fingerprint, portable } = useUi().session.identity.value;
  /** What went wrong last. */
  const fault = useSignal<WordKey | undefined>(undefined);
  return (
    <Dialog name="identity" title={t("identity.title")} onClose={onClose}>
      <div class="identity-card">
        <span class="identity-mark">{fingerprint === "" ? "–" : fingerprint}</span>
        <p>{fingerprint === "" ? t("identity.noFingerprint") : t("identity.fingerprint")}</p>
      </div>
      <p class="identity-text">{t("identity.text")}</p>
      <div class="stack">
        {portable ? <SaveKey fault={fault} /> : <NewKey fault={fault} />}
        <LoadKey fault={fault} />
      </div>
      <p class="field-error" role="alert">
        {fault.value && t(fault.value)}
      </p>
    </Dialog>
  );
}

type Fault = { readonly fault: Signal<WordKey | undefined> };

/** A key that can be saved is another one: the first cannot leave the browser. So it is asked twice. */
function NewKey({ fault }: Fault) {
  const { actions, toasts } = useUi();
  const sure = useSignal(false);
  const make = async () => {
    fault.value = undefined;
    try {
      await actions.makeIdentityPortable();
      toasts.say(t("identity.made"), "good");
    } catch {
      fault.value = "identity.failed";
    }
  };
  if (!sure.value) {
    return (
      <section class="identity-way">
        <p>{t("identity.portableText")}</p>
        <Button icon={<KeyRound />} onPress={() => (sure.value = true)}>
          {t("identity.portable")}
        </Button>
      </section>
    );
  }
  return (
    <section class="identity-way identity-sure" role="group" aria-label={t("identity.portable")}>
      <p class="identity-warning" role="alert">
        {t("identity.warning")}
      </p>
      <div class="row">
        <Button look="danger" onPress={() => void make()}>
          {t("identity.sure")}
        </Button>
        <Button look="quiet" onPress={() => (sure.value = false)}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}

function SaveKey({ fault }: Fault) {
  const { actions, session, toasts } = useUi();
  const save = async () => {
    fault.value = undefined;
    try {
      const text = await actions.identityFile();
      if (text === undefined) return void (fault.value = "identity.failed");
      download(identityFileName(session.identity.value.fingerprint), text);
      toasts.say(t("identity.saved"), "good");
    } catch {
      fault.value = "identity.failed";
    }
  };
  return (
    <section class="identity-way">
      <p>{t("identity.saveText")}</p>
      <Button icon={<Download />} onPress={() => void save()}>
        {t("identity.save")}
      </Button>
    </section>
  );
}

function LoadKey({ fault }: Fault) {
  const { actions, toasts } = useUi();
  const input = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    fault.value = undefined;
    try {
      const taken = file.size <= IDENTITY_FILE_MAX && (await actions.loadIdentity(await file.text()));
      if (taken) toasts.say(t("identity.loaded"), "good");
      else fault.value = "identity.notOne";
    } catch {
      fault.value = "identity.failed";
    }
  };
  return (
    <section class="identity-way">
      <p>{t("identity.loadText")}</p>
      <Button icon={<Upload />} onPress={() => input.current?.click()}>
        {t("identity.load")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("identity.load")}
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after an error.
          event.currentTarget.value = "";
          if (file) void load(file);
        }}
      />
    </section>
  );
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
