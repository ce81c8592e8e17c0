/** What was not granted, in plain words. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Session } from "../../session/session.ts";
import { useUi } from "../context/ui-context.ts";
import { t, type WordKey } from "../i18n/translate.ts";

type Refused = NonNullable<Session["refusal"]["value"]>;

export const REFUSAL_WORDS: Readonly<Record<Refused["why"], WordKey>> = {
  rights: "refusal.rights",
  rate: "refusal.rate",
  cooldown: "refusal.cooldown",
  locked: "refusal.locked",
  full: "refusal.full",
  gameOn: "refusal.gameOn",
  noGame: "refusal.noGame",
  gone: "refusal.gone",
  notNow: "refusal.notNow",
  notThis: "refusal.notThis",
};

/** Says every refusal once, as a toast. */
export function useRefusalToasts(): void {
  const { session, toasts } = useUi();
  const last = useRef(session.refusal.peek());
  useSignalEffect(() => {
    const refused = session.refusal.value;
    if (refused === null || refused === last.current) return;
    last.current = refused;
    toasts.say(
      refused.kind === "vote" && refused.why === "notNow" ? t("refusal.noVote") : t(REFUSAL_WORDS[refused.why]),
    );
  });
}
