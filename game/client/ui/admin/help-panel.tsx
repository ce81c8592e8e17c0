/** The help conversations with players. */
import { useEffect } from "preact/hooks";
import { Archive, Ban, X } from "lucide-preact";
import type { ConversationInfo } from "../../session/admin.ts";
import { Badge } from "../component/badge.tsx";
import { Button } from "../component/button.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { HelpMessages } from "../help/help-messages.tsx";
import { MessageForm } from "../help/message-form.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { dateText } from "./time-text.ts";

export function HelpPanel() {
  const { session, conversation: opened } = useAdmin();
  const conversations = session.conversations.value;
  if (conversations.length === 0) return <p class="admin-wait card">{t("admin.help.none")}</p>;
  const conversation = conversations.find(({ key }) => key === opened.value);
  return (
    <div class={`admin-split admin-split-half ${conversation === undefined ? "" : "admin-split-open"}`}>
      <ul class="admin-entries" role="list" aria-label={t("admin.help.list")}>
        {conversations.map((each) => (
          <li key={each.key}>
            <Entry conversation={each} />
          </li>
        ))}
      </ul>
      {conversation === undefined ? (
        <p class="admin-wait card admin-choose">{t("admin.help.choose")}</p>
      ) : (
        <Conversation key={conversation.key} conversation={conversation} />
      )}
    </div>
  );
}

function Entry({ conversation }: { readonly conversation: ConversationInfo }) {
  const { conversation: opened } = useAdmin();
  const { key, name, fingerprint, open, lastAt, lastText, unread } = conversation;
  return (
    <button
      type="button"
      class={`admin-entry ${open ? "" : "admin-entry-closed"}`}
      aria-pressed={key === opened.value}
      onClick={() => (opened.value = key)}
    >
      <span class="admin-entry-head">
        <b dir="auto">{name}</b>
        <span class="admin-fingerprint">#{fingerprint}</span>
        {unread > 0 && <Badge variant="strong">{t("admin.help.unread", { count: unread })}</Badge>}
        {!open && <Badge>{t("admin.help.closed")}</Badge>}
      </span>
      <span class="admin-entry-text" dir="auto">
        {lastText}
      </span>
      <span class="admin-entry-note">{dateText(lastAt)}</span>
    </button>
  );
}

function Conversation({ conversation: { key, name, fingerprint, open } }: { readonly conversation: ConversationInfo }) {
  const { session, actions, conversation: opened, banTarget } = useAdmin();
  const messages = session.messages.value.get(key) ?? [];
  const newest = messages.findLast(({ from }) => from === "player")?.at ?? 0;
  useEffect(() => actions.send("openConversation", { key }), []);
  useEffect(() => {
    if (newest > 0 && !document.hidden) actions.send("read", { key, at: newest });
  }, [newest]);
  return (
    <section class="admin-details admin-conversation card" aria-label={name}>
      <header class="admin-details-head">
        <h2 dir="auto">
          {name} <span class="admin-fingerprint">#{fingerprint}</span>
        </h2>
        <IconButton label={t("admin.member.banOf", { name })} onPress={() => (banTarget.value = { key, name })}>
          <Ban />
        </IconButton>
        <IconButton label={t("common.close")} onPress={() => (opened.value = undefined)}>
          <X />
        </IconButton>
      </header>
      <HelpMessages
        lines={messages.map((message) => ({ ...message, state: "sent" as const }))}
        side="staff"
        other={t("admin.help.from", { name })}
        typing={session.typing.value.has(key)}
        empty={t("admin.help.empty")}
      />
      <MessageForm
        label={t("admin.help.input", { name })}
        autoFocus
        onSend={(text) => actions.say(key, text)}
        onTyping={(typing) => actions.send("typing", { key, typing })}
      />
      {open && (
        <Button
          variant="quiet"
          size="small"
          icon={<Archive />}
          onPress={() => actions.send("closeConversation", { key })}
        >
          {t("admin.help.close")}
        </Button>
      )}
    </section>
  );
}
