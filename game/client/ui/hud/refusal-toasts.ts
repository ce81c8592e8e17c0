/** Shows requests that the room refused as toasts. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Session } from "../../session/session.ts";
import { useUi } from "../context/ui-context.ts";
import { t, type TextKey } from "../i18n/translate.ts";

type RefusedRequest = NonNullable<Session["refusal"]["value"]>;

export const REFUSAL_TEXTS: Readonly<Record<RefusedRequest["why"], TextKey>> = {
  rights: "refusal.rights",
  rate: "refusal.rate",
  cooldown: "refusal.cooldown",
  tooNew: "refusal.tooNew",
  locked: "refusal.locked",
  muted: "refusal.muted",
  chatLocked: "refusal.chatLocked",
  full: "refusal.full",
  gameOn: "refusal.gameOn",
  noGame: "refusal.noGame",
  notRecorded: "refusal.notRecorded",
  gone: "refusal.gone",
  notNow: "refusal.notNow",
  heavy: "refusal.heavy",
  load: "refusal.load",
  unplayable: "refusal.unplayable",
  notThis: "refusal.notThis",
};

/** Shows every refusal once. */
export function useRefusalToasts(): void {
  const { session, toasts } = useUi();
  const last = useRef(session.refusal.peek());
  useSignalEffect(() => {
    const refusal = session.refusal.value;
    if (refusal === null || refusal === last.current) return;
    last.current = refusal;
    const noVote = refusal.kind === "vote" && refusal.why === "notNow";
    toasts.show(t(noVote ? "refusal.noVote" : REFUSAL_TEXTS[refusal.why]));
  });
}
