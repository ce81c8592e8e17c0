/** The help chat: a conversation between the player and the host of the server. */
import { useEffect } from "preact/hooks";
import { LifeBuoy } from "lucide-preact";
import { unreadHelp, type HelpInfo } from "../../session/help.ts";
import { Dialog } from "../component/dialog.tsx";
import { useUi } from "../context/ui-context.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { suggestNickname } from "../saved/nickname.ts";
import { HelpMessages } from "./help-messages.tsx";
import { MessageForm } from "./message-form.tsx";

export function HelpDialog() {
  const { session, actions, preferences, helpOpen } = useUi();
  const help = session.help.value;
  const unread = unreadHelp(help);
  useEffect(() => {
    actions.help.follow(true, preferences.nickname.peek() || suggestNickname(Math.random));
    // An answer may come later, so the page stays connected once there is a conversation.
    return () => {
      if (session.help.peek().lines.length === 0) actions.help.follow(false, "");
    };
  }, []);
  useEffect(() => {
    if (unread > 0 && !document.hidden) actions.help.markRead();
  }, [unread]);
  return (
    <Dialog name="help-dialog" title={t("help.title")} onClose={() => (helpOpen.value = false)}>
      <HelpStatus help={help} />
      <HelpMessages
        lines={help.lines}
        side="player"
        other={t("help.staff")}
        typing={help.typing}
        empty={
          <>
            <LifeBuoy />
            <p>{t("help.empty")}</p>
          </>
        }
        onRetry={(id) => actions.help.retry(id)}
      />
      <MessageForm
        label={t("help.input")}
        autoFocus
        onSend={(text) => {
          preferences.helpFollowed.save(true);
          actions.help.say(text);
        }}
        onTyping={(typing) => actions.help.setTyping(typing)}
      />
    </Dialog>
  );
}

function HelpStatus({ help: { connection, onDuty } }: { readonly help: HelpInfo }) {
  const [state, text] = statusOf(connection, onDuty);
  return (
    <p class={`help-status help-status-${state}`}>
      <i aria-hidden="true" />
      <span role="status">{t(text)}</span>
    </p>
  );
}

function statusOf(connection: HelpInfo["connection"], onDuty: boolean): [state: string, text: TextKey] {
  if (connection === "lost") return ["lost", "help.lost"];
  if (connection !== "live") return ["connecting", "help.connecting"];
  return onDuty ? ["on", "help.onDuty"] : ["off", "help.offDuty"];
}
