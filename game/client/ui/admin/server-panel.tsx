/** The processes of the server, an announcement to all rooms, draining, and the log. */
import { useState } from "preact/hooks";
import { Megaphone, PauseCircle, PlayCircle } from "lucide-preact";
import { cleanLine } from "#room/text.ts";
import type { ProcessFigures } from "../../session/admin.ts";
import { SUPPORT_TEXT_MAX } from "../../session/help.ts";
import { Badge } from "../component/badge.tsx";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Field } from "../component/field.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { LogView } from "./log-view.tsx";
import { durationText } from "./time-text.ts";

export function ServerPanel() {
  const processes = useAdmin().session.figures.value?.processes ?? [];
  return (
    <div class="admin-server">
      <section class="card">
        <h2>{t("admin.server.processes")}</h2>
        <ul class="admin-processes" role="list">
          {processes.map((figures) => (
            <Process key={figures.process} figures={figures} />
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{t("admin.server.announce")}</h2>
        <AnnounceForm />
      </section>
      <section class="card">
        <h2>{t("admin.server.drain")}</h2>
        <p class="field-note">{t("admin.server.drainText")}</p>
        <DrainButton draining={processes.some(({ draining }) => draining)} />
      </section>
      <LogView />
    </div>
  );
}

const MEGABYTE = 1024 * 1024;

function Process({ figures }: { readonly figures: ProcessFigures }) {
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t("admin.server.cpu"), t("admin.rooms.percent", { value: Math.round(100 * figures.cpu) })],
    [t("admin.server.memory"), t("admin.server.megabytes", { value: Math.round(figures.memory / MEGABYTE) })],
    [t("admin.server.rooms"), String(figures.rooms)],
    [t("admin.server.ticks"), String(figures.ticks)],
    [t("admin.server.sockets"), String(figures.sockets)],
    [t("admin.server.refusals"), String(figures.refusals)],
    [t("admin.server.uptime"), durationText(figures.uptime)],
  ];
  return (
    <li>
      <h3>
        <span class="admin-code">{figures.process}</span>{" "}
        {figures.draining && <Badge variant="strong">{t("admin.server.draining")}</Badge>}
      </h3>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function AnnounceForm() {
  const { actions } = useAdmin();
  const [text, setText] = useState("");
  const clean = cleanLine(text, SUPPORT_TEXT_MAX);
  return (
    <div class="admin-form">
      <Field
        label={t("admin.server.message")}
        placeholder={t("admin.server.announceHint")}
        value={text}
        onValue={setText}
        maxLength={SUPPORT_TEXT_MAX}
      />
      <ConfirmButton
        icon={<Megaphone />}
        disabled={clean === ""}
        question={{
          title: t("admin.server.announceTitle"),
          note: clean,
          confirm: t("admin.server.announceSend"),
        }}
        onPress={() => {
          actions.send("announce", { code: null, text: clean });
          setText("");
        }}
      >
        {t("admin.server.announceSend")}
      </ConfirmButton>
    </div>
  );
}

function DrainButton({ draining }: { readonly draining: boolean }) {
  const { actions } = useAdmin();
  if (draining) {
    return (
      <Button icon={<PlayCircle />} onPress={() => actions.send("drain", { on: false })}>
        {t("admin.server.drainStop")}
      </Button>
    );
  }
  return (
    <ConfirmButton
      variant="danger"
      icon={<PauseCircle />}
      question={{
        title: t("admin.server.drainTitle"),
        note: t("admin.server.drainText"),
        confirm: t("admin.server.drainStart"),
      }}
      onPress={() => actions.send("drain", { on: true })}
    >
      {t("admin.server.drainStart")}
    </ConfirmButton>
  );
}
