/** What can be done with a published map: play, like, download, copy, report, and delete an own one. */
import { Download, Flag, Heart, Pencil, Play, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { mapFile, type MapFailure, type PublishedMap } from "../../session/map-library.ts";
import type { ReportReason } from "../../session/help.ts";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { ReportForm } from "../component/report-form.tsx";
import { useToasts } from "../context/toasts-context.ts";
import { numberText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { mapFailureText } from "../map-library/failure-text.ts";
import { useMaps } from "./maps-context.ts";

/** Those that concern a map; the host sees them with the other reasons. */
const REASONS = ["name", "spam", "other"] as const satisfies readonly ReportReason[];

export function MapButtons({ map }: { readonly map: PublishedMap }) {
  const { identity } = useMaps();
  const isOwn = identity.value.fingerprint === map.profile.slice(0, 4);
  return (
    <div class="map-page-buttons">
      <a class="button button-primary button-large" href={`/?map=${map.code}`}>
        <Play />
        <span>{t("library.play")}</span>
      </a>
      <LikeButton map={map} />
      <a class="button button-plain" href={mapFile(map.code)} download>
        <Download />
        <span>{t("library.download")}</span>
      </a>
      <a class="button button-plain" href={`/editor?map=${map.code}`}>
        <Pencil />
        <span>{t("library.edit")}</span>
      </a>
      {isOwn ? <DeleteButton map={map} /> : <ReportButton map={map} />}
    </div>
  );
}

function LikeButton({ map: { code, likes } }: { readonly map: PublishedMap }) {
  const { library } = useMaps();
  const fail = useFailureToast();
  /** The number after the own click; undefined before. */
  const [changed, setChanged] = useState<number | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const liked = library.liked.value.has(code);
  const toggle = async () => {
    if (busy) return;
    setBusy(true);
    const result = await library.like(code, !liked);
    setBusy(false);
    if (result.ok) setChanged(result.value);
    else fail(result.failure);
  };
  const count = changed ?? likes;
  return (
    <button
      type="button"
      class="button button-plain map-like"
      aria-pressed={liked}
      aria-busy={busy}
      title={t("library.likes", { count })}
      onClick={() => void toggle()}
    >
      <Heart />
      <span>{t("library.like")}</span>
      <b aria-hidden="true">{numberText(count)}</b>
      <span class="visually-hidden">{t("library.likes", { count })}</span>
    </button>
  );
}

function ReportButton({ map: { code, name } }: { readonly map: PublishedMap }) {
  const { library } = useMaps();
  const toasts = useToasts();
  const fail = useFailureToast();
  const [open, setOpen] = useState(false);
  const send = async (reason: ReportReason, text: string) => {
    const result = await library.report(code, reason, text);
    if (result.ok) toasts.show(t("library.reported"), "good");
    else fail(result.failure);
  };
  return (
    <>
      <Button variant="quiet" icon={<Flag />} onPress={() => setOpen(true)}>
        {t("library.report")}
      </Button>
      {open && (
        <Dialog name="report-dialog" title={t("report.title", { name })} onClose={() => setOpen(false)}>
          <ReportForm
            note={t("library.reportNote")}
            reasons={REASONS.map((value) => ({ value, label: t(`library.reasons.${value}`) }))}
            onSend={(reason, text) => void send(reason, text)}
            onClose={() => setOpen(false)}
          />
        </Dialog>
      )}
    </>
  );
}

function DeleteButton({ map: { code, name } }: { readonly map: PublishedMap }) {
  const { library, open } = useMaps();
  const fail = useFailureToast();
  const remove = async () => {
    const result = await library.remove(code);
    if (result.ok) open("/maps");
    else fail(result.failure);
  };
  return (
    <ConfirmButton
      variant="danger"
      icon={<Trash2 />}
      question={{
        title: t("library.deleteTitle", { name }),
        note: t("library.deleteNote"),
        confirm: t("library.delete"),
      }}
      onPress={() => void remove()}
    >
      {t("library.delete")}
    </ConfirmButton>
  );
}

function useFailureToast(): (failure: MapFailure) => void {
  const toasts = useToasts();
  return (failure) => toasts.show(mapFailureText(failure));
}
