/** One report: what was written, the chat and the match, and its answer. */
import { useState } from "preact/hooks";
import { Ban, Check, Eye, EyeOff, Send, X } from "lucide-preact";
import { cleanLine } from "#room/text.ts";
import type { Report } from "../../session/admin.ts";
import { mapPath } from "../../session/map-library.ts";
import { replayPath } from "../../session/recording.ts";
import { SUPPORT_TEXT_MAX } from "../../session/help.ts";
import { Button } from "../component/button.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { TextArea } from "../component/text-area.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { clockText, dateText, matchClock } from "./time-text.ts";

export function ReportDetails({ report }: { readonly report: Report }) {
  const { report: opened } = useAdmin();
  const { target, reporter, text, answer, closedAt } = report;
  return (
    <section class="admin-details card" aria-label={target.name}>
      <header class="admin-details-head">
        <h2 dir="auto">
          {target.name} <span class="admin-fingerprint">#{target.fingerprint}</span>
        </h2>
        <IconButton label={t("common.close")} onPress={() => (opened.value = undefined)}>
          <X />
        </IconButton>
      </header>
      <p>
        <b>{t(`report.reasons.${report.reason}`)}</b>,{" "}
        <span dir="auto">{t("admin.reports.by", { reporter: reporter.name })}</span>{" "}
        <span class="admin-fingerprint">#{reporter.fingerprint}</span>, {dateText(report.at)}
      </p>
      {text !== "" && (
        <blockquote class="admin-quote" dir="auto">
          {text}
        </blockquote>
      )}
      {report.map === "" ? (
        <>
          <Chat report={report} />
          <MatchState report={report} />
        </>
      ) : (
        <ReportedMap report={report} />
      )}
      <ReportButtons report={report} />
      {answer !== "" && (
        <>
          <h3>{t("admin.reports.given")}</h3>
          <blockquote class="admin-quote" dir="auto">
            {answer}
          </blockquote>
        </>
      )}
      {closedAt === null && <AnswerForm report={report} />}
    </section>
  );
}

function ReportButtons({ report }: { readonly report: Report }) {
  const { banTarget, room, tab } = useAdmin();
  const { target } = report;
  return (
    <div class="row">
      <Button
        variant="danger"
        size="small"
        icon={<Ban />}
        onPress={() => (banTarget.value = { key: target.key, name: target.name, from: { report: report.id } })}
      >
        {t("admin.reports.banTarget", { name: target.name })}
      </Button>
      {report.map === "" && (
        <Button
          size="small"
          onPress={() => {
            room.value = report.room;
            tab.value = "rooms";
          }}
        >
          {t("admin.rooms.open", { code: report.room })}
        </Button>
      )}
    </div>
  );
}

/** The published map that a report is about, which the host can hide. */
function ReportedMap({ report: { map, roomName } }: { readonly report: Report }) {
  const { actions } = useAdmin();
  return (
    <>
      <h3>{t("admin.reports.map")}</h3>
      <p>
        <a href={mapPath(map)} target="_blank" rel="noopener" dir="auto">
          {roomName}
        </a>{" "}
        <span class="admin-code">{map}</span>
      </p>
      <div class="row">
        <Button variant="danger" size="small" icon={<EyeOff />} onPress={() => actions.send("hideMap", { code: map })}>
          {t("admin.reports.hideMap")}
        </Button>
        <Button size="small" icon={<Eye />} onPress={() => actions.send("showMap", { code: map })}>
          {t("admin.reports.showMap")}
        </Button>
      </div>
    </>
  );
}

function Chat({ report: { chat } }: { readonly report: Report }) {
  return (
    <>
      <h3>{t("admin.reports.chat")}</h3>
      {chat.length === 0 ? (
        <p class="field-note">{t("admin.reports.chatNone")}</p>
      ) : (
        <ul class="admin-chat" role="list">
          {chat.map(({ at, name, text, scope }, i) => (
            <li key={i}>
              <time dateTime={new Date(at).toISOString()}>{clockText(at)}</time> <b dir="auto">{name}</b>
              {scope !== "room" && ` (${t(`admin.reports.${scope}`)})`}: <span dir="auto">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MatchState({ report: { match, roomName, room, recording } }: { readonly report: Report }) {
  const { stadium, game, members } = match;
  return (
    <>
      <h3>{t("admin.reports.match")}</h3>
      <p>
        <span dir="auto">{roomName || t("common.quickMatch")}</span> <span class="admin-code">{room}</span>
        {": "}
        {game === null
          ? t("admin.reports.noGame", { stadium })
          : t("admin.reports.score", { red: game.red, blue: game.blue, clock: matchClock(game.seconds), stadium })}
      </p>
      <p class="field-note" dir="auto">
        {members
          .filter(({ bot }) => !bot)
          .map(({ name, fingerprint }) => `${name} #${fingerprint}`)
          .join(", ")}
      </p>
      {recording !== null && (
        <p>
          <a href={replayPath(recording)} target="_blank" rel="noopener">
            {t("admin.reports.replay")}
          </a>
        </p>
      )}
    </>
  );
}

function AnswerForm({ report: { id, reporter } }: { readonly report: Report }) {
  const { actions } = useAdmin();
  const [text, setText] = useState("");
  const answer = cleanLine(text, SUPPORT_TEXT_MAX);
  const send = (close: boolean) => {
    actions.send("answerReport", { id, answer, close });
    setText("");
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== "") send(true);
      }}
    >
      <TextArea
        label={t("admin.reports.answer", { name: reporter.name })}
        placeholder={t("admin.reports.answerHint")}
        value={text}
        onValue={setText}
        maxLength={SUPPORT_TEXT_MAX}
      />
      <div class="row row-end">
        <Button variant="quiet" icon={<Check />} disabled={answer !== ""} onPress={() => send(true)}>
          {t("admin.reports.close")}
        </Button>
        <Button disabled={answer === ""} onPress={() => send(false)}>
          {t("admin.reports.sendOpen")}
        </Button>
        <Button variant="primary" type="submit" icon={<Send />} disabled={answer === ""}>
          {t("admin.reports.send")}
        </Button>
      </div>
    </form>
  );
}
