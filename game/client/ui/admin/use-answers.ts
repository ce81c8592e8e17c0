/** Shows the answers to the host's requests as toasts. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { AdminToServerKind } from "../../session/admin.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";

const DONE_TEXTS: Partial<Record<AdminToServerKind, TextKey>> = {
  announce: "admin.answer.announce",
  closeRoom: "admin.answer.closeRoom",
  kick: "admin.answer.kick",
  ban: "admin.answer.ban",
  liftBan: "admin.answer.liftBan",
  drain: "admin.answer.drain",
  answerReport: "admin.answer.answerReport",
  hideMap: "admin.answer.hideMap",
  showMap: "admin.answer.showMap",
  closeConversation: "admin.answer.closeConversation",
};

export function useAnswers(): void {
  const { session, toasts } = useAdmin();
  const last = useRef(session.answer.peek());
  useSignalEffect(() => {
    const answer = session.answer.value;
    if (answer === null || answer === last.current) return;
    last.current = answer;
    const { kind, why } = answer;
    if (why !== null) return toasts.show(t(`admin.answer.${why}`));
    const text = DONE_TEXTS[kind];
    if (text !== undefined) toasts.show(t(text), "good");
  });
}
