/** Keeps the page connected to the help chat while an answer may come, and shows that one came. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { unreadHelp } from "../../session/help.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { suggestNickname } from "../saved/nickname.ts";

export function useHelp(): void {
  const { session, actions, preferences, helpOpen, toasts } = useUi();
  useEffect(() => {
    const follow = () => actions.help.follow(true, preferences.nickname.peek() || suggestNickname(Math.random));
    if (preferences.helpFollowed.value.peek()) follow();
  }, []);
  // A report is answered in the chat.
  const reported = useRef(0);
  useSignalEffect(() => {
    const newest = session.chat.value.findLast(({ notice }) => notice.kind === "reported")?.at ?? 0;
    if (newest <= reported.current) return;
    reported.current = newest;
    preferences.helpFollowed.save(true);
    actions.help.follow(true, preferences.nickname.peek());
  });
  const known = useRef(0);
  useSignalEffect(() => {
    const unread = unreadHelp(session.help.value);
    if (unread > known.current && !helpOpen.peek()) toasts.show(t("help.answered"), "good");
    known.current = unread;
  });
}
