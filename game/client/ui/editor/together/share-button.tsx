/** Sharing: makes a document one that others can open, and shows its link. */
import { useSignal } from "@preact/signals";
import { Check, Copy, Share2 } from "lucide-preact";
import type { OpenEditor } from "../../../editor/open-editor.ts";
import type { SharedDocument } from "../../../editor/together/shared-document.ts";
import { Button } from "../../component/button.tsx";
import { copyText } from "../../component/clipboard.ts";
import { Dialog } from "../../component/dialog.tsx";
import { QrCode } from "../../component/qr-code.tsx";
import { Spinner } from "../../component/spinner.tsx";
import { Switch } from "../../component/switch.tsx";
import { t } from "../../i18n/translate.ts";
import { usePage } from "../page-context.ts";

export function ShareButton({ open }: { readonly open: OpenEditor }) {
  const { page } = usePage();
  const shown = useSignal(false);
  const share = async () => {
    shown.value = true;
    if ((await page.share()) === undefined) shown.value = false;
  };
  return (
    <>
      <Button size="small" icon={<Share2 />} onPress={() => void share()}>
        {t("editor.share.button")}
      </Button>
      {shown.value && <ShareDialog shared={open.shared.value} onClose={() => (shown.value = false)} />}
    </>
  );
}

function ShareDialog({ shared, onClose }: { readonly shared: SharedDocument | null; readonly onClose: () => void }) {
  return (
    <Dialog title={t("editor.share.title")} onClose={onClose} name="editor-share">
      {shared === null ? (
        <p role="status">
          <Spinner /> {t("editor.share.creating")}
        </p>
      ) : (
        <ShareLink shared={shared} />
      )}
    </Dialog>
  );
}

function ShareLink({ shared }: { readonly shared: SharedDocument }) {
  const copied = useSignal(false);
  const link = `${location.origin}/e/${shared.code}`;
  const workshop = shared.workshop.value;
  return (
    <div class="editor-share-body">
      <div>
        <p>{t("editor.share.text")}</p>
        <p class="editor-share-link">
          <input
            readOnly
            aria-label={t("editor.share.link")}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="primary"
            size="small"
            icon={copied.value ? <Check /> : <Copy />}
            onPress={() => void copyText(link).then((done) => (copied.value = done))}
          >
            {copied.value ? t("editor.share.copied") : t("editor.share.copy")}
          </Button>
        </p>
        {workshop?.access.value === "owner" && (
          <Switch
            label={t("editor.share.open")}
            note={t("editor.share.openNote")}
            on={workshop.open.value}
            onChange={(on) => workshop.setOpen(on)}
          />
        )}
      </div>
      <QrCode text={link} label={t("editor.share.qr")} />
    </div>
  );
}
