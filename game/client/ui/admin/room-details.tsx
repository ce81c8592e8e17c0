/** One room: its members, a message to it, and closing it. */
import { useEffect, useState } from "preact/hooks";
import { ExternalLink, Send, X } from "lucide-preact";
import { cleanLine } from "#room/text.ts";
import type { ScriptFigures } from "../../session/admin.ts";
import { SUPPORT_TEXT_MAX } from "../../session/help.ts";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Field } from "../component/field.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { decimalText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { MemberList } from "./member-list.tsx";

export function RoomDetails({ code }: { readonly code: string }) {
  const { session, actions, room: opened } = useAdmin();
  const room = session.figures.value?.rooms.find((each) => each.code === code);
  useEffect(() => {
    actions.send("watch", { code });
    return () => actions.send("watch", { code: null });
  }, []);
  const members = session.members.value;
  return (
    <section class="admin-details card" aria-label={t("admin.rooms.open", { code })}>
      <header class="admin-details-head">
        <h2 dir="auto">
          {room?.name} <span class="admin-code">{code}</span>
        </h2>
        <IconButton label={t("common.close")} onPress={() => (opened.value = undefined)}>
          <X />
        </IconButton>
      </header>
      {room === undefined ? (
        <p class="admin-wait">{t("admin.rooms.gone")}</p>
      ) : (
        <>
          {room.script !== undefined && <ScriptLine script={room.script} />}
          <MessageForm code={code} />
          <h3>{t("admin.rooms.members")}</h3>
          <MemberList code={code} members={members?.code === code ? members.members : []} />
          <div class="row row-end">
            <a class="button button-quiet" href={`/r/${code}`} target="_blank" rel="noreferrer">
              <ExternalLink />
              <span>{t("admin.rooms.visit")}</span>
            </a>
            <ConfirmButton
              variant="danger"
              icon={<X />}
              question={{
                title: t("admin.rooms.closeTitle", { code }),
                note: t("admin.rooms.closeNote"),
                confirm: t("admin.rooms.close"),
              }}
              onPress={() => actions.send("closeRoom", { code })}
            >
              {t("admin.rooms.close")}
            </ConfirmButton>
          </div>
        </>
      )}
    </section>
  );
}

function ScriptLine({ script: { name, state, starts, meanMs, maxMs } }: { readonly script: ScriptFigures }) {
  const parts = [
    t("admin.rooms.scriptIs", { script: t("admin.rooms.script", { name }), state: t(`admin.rooms.${state}`) }),
    t("admin.rooms.scriptTime", { mean: decimalText(meanMs, 2), max: decimalText(maxMs, 1) }),
    t("admin.rooms.scriptStarts", { count: starts }),
  ];
  return <p class={state === "running" ? "field-note" : "admin-bad"}>{parts.join(" · ")}</p>;
}

function MessageForm({ code }: { readonly code: string }) {
  const { actions } = useAdmin();
  const [text, setText] = useState("");
  return (
    <form
      class="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        const clean = cleanLine(text, SUPPORT_TEXT_MAX);
        if (clean === "") return;
        actions.send("announce", { code, text: clean });
        setText("");
      }}
    >
      <Field
        label={t("admin.rooms.message")}
        placeholder={t("admin.rooms.messageHint")}
        value={text}
        onValue={setText}
        maxLength={SUPPORT_TEXT_MAX}
      />
      <Button type="submit" icon={<Send />}>
        {t("admin.rooms.send")}
      </Button>
    </form>
  );
}
