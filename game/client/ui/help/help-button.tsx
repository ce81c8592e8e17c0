/** Buttons that open the help chat, with the number of unread answers. */
import { LifeBuoy } from "lucide-preact";
import { unreadHelp } from "../../session/help.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

/** For the corner of the home page. */
export function HelpIconButton() {
  const { helpOpen } = useUi();
  const label = useLabel();
  return (
    <button
      type="button"
      class="icon-button icon-button-plain help-icon"
      aria-label={label}
      title={label}
      onClick={() => (helpOpen.value = true)}
    >
      <LifeBuoy />
      <UnreadHelp />
    </button>
  );
}

/** For the help tab of the room menu. */
export function HelpCall() {
  const { helpOpen } = useUi();
  return (
    <section class="help-call">
      <h3>{t("help.callTitle")}</h3>
      <p>{t("help.callText")}</p>
      <Button icon={<LifeBuoy />} onPress={() => (helpOpen.value = true)}>
        {useLabel()}
      </Button>
    </section>
  );
}

/** A badge with the number of unread answers; nothing without one. */
export function UnreadHelp() {
  const unread = unreadHelp(useUi().session.help.value);
  if (unread === 0) return null;
  return (
    <span class="unread" aria-hidden="true">
      {unread}
    </span>
  );
}

function useLabel(): string {
  const unread = unreadHelp(useUi().session.help.value);
  return unread === 0 ? t("help.open") : t("help.openUnread", { count: unread });
}
