/** The bans of the room, for its admins: name, reason, author and time, each with a button to lift it. */
import { useComputed } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { Eraser, UserCheck } from "lucide-preact";
import type { BanInfo } from "../../../session/bans.ts";
import { Button } from "../../component/button.tsx";
import { ConfirmButton } from "../../component/confirm-button.tsx";
import { useNow } from "../../component/use-now.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { agoText, untilText } from "./ban-times.ts";
import { useBans } from "./use-bans.ts";

export function Bans() {
  const [open, setOpen] = useState(false);
  const toggle = (event: Event) => {
    event.preventDefault();
    setOpen(!open);
  };
  return (
    <details class="advanced-settings bans" open={open}>
      <summary onClick={toggle}>{t("bans.title")}</summary>
      {open && <BanListing />}
    </details>
  );
}

function BanListing() {
  const { actions } = useUi();
  const { list, loadMore } = useBans();
  const now = useCoarseNow();
  const status = useRef<HTMLParagraphElement>(null);
  if (list === null) return null;
  const lift = (id: string) => {
    actions.ask("unban", { id });
    // The button disappears with its row.
    status.current?.focus();
  };
  return (
    <>
      <div class="bans-head">
        <p ref={status} class="field-note" role="status" tabIndex={-1}>
          {list.total === 0 ? t("bans.none") : t("bans.count", { count: list.total })}
        </p>
        {list.total > 0 && <ClearButton />}
      </div>
      <ul class="bans-list" hidden={list.bans.length === 0}>
        {list.bans.map((ban) => (
          <BanRow key={ban.id} {...{ ban, now }} onLift={() => lift(ban.id)} />
        ))}
      </ul>
      {list.bans.length < list.total && (
        <Button variant="quiet" size="small" onPress={loadMore}>
          {t("bans.more", { count: list.total - list.bans.length })}
        </Button>
      )}
    </>
  );
}

type BanRowProps = { readonly ban: BanInfo; readonly now: number; readonly onLift: () => void };

function BanRow({ ban, now, onLift }: BanRowProps) {
  const { name, reason, by, at, until } = ban;
  return (
    <li>
      <div>
        <p class="ban-name">{name}</p>
        {reason !== "" && <p class="ban-reason">{reason}</p>}
        <p class="field-note">
          {by === "" ? t("bans.byVote", { ago: agoText(at, now) }) : t("bans.by", { by, ago: agoText(at, now) })}
          {until !== null && ` ${t("bans.until", { left: untilText(until, now) })}`}
        </p>
      </div>
      <Button size="small" icon={<UserCheck />} onPress={onLift}>
        <span aria-hidden="true">{t("bans.lift")}</span>
        <span class="visually-hidden">{t("bans.liftOf", { name })}</span>
      </Button>
    </li>
  );
}

/** Milliseconds since 1970, in steps of ten seconds: the times are coarse. */
function useCoarseNow(): number {
  const now = useNow();
  return useComputed(() => Math.floor(now.value / 10_000) * 10_000).value;
}

function ClearButton() {
  const { actions } = useUi();
  return (
    <ConfirmButton
      size="small"
      icon={<Eraser />}
      question={{
        title: t("settings.clearBansTitle"),
        note: t("settings.clearBansQuestion"),
        confirm: t("settings.clearBans"),
      }}
      onPress={() => actions.ask("clearBans")}
    >
      {t("settings.clearBans")}
    </ConfirmButton>
  );
}
