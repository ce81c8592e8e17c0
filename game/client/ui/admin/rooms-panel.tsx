/** All open rooms as a table, and the opened one beside it. */
import { useSignal } from "@preact/signals";
import type { RoomFigures, ScriptFigures } from "../../session/admin.ts";
import { Badge } from "../component/badge.tsx";
import { Field } from "../component/field.tsx";
import { decimalText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { RoomDetails } from "./room-details.tsx";
import { filterRooms } from "./room-filter.ts";
import { durationText } from "./time-text.ts";

/** Rows of the table; a search finds the others. */
const ROWS_MAX = 150;

export function RoomsPanel() {
  const { session, room: opened } = useAdmin();
  const query = useSignal("");
  const figures = session.figures.value;
  const rooms = figures?.rooms ?? [];
  const found = filterRooms(rooms, query.value);
  return (
    <div class={`admin-split ${opened.value === undefined ? "" : "admin-split-open"}`}>
      <section class="admin-list">
        <Field
          label={t("admin.rooms.search")}
          type="search"
          value={query.value}
          onValue={(text) => (query.value = text)}
        />
        {figures === null && <p class="admin-wait">{t("admin.connecting")}</p>}
        {figures !== null && found.length === 0 && (
          <p class="admin-wait">
            {rooms.length === 0 ? t("admin.rooms.none") : t("admin.rooms.noMatch", { query: query.value })}
          </p>
        )}
        {found.length > 0 && <RoomTable rooms={found.slice(0, ROWS_MAX)} now={figures?.now ?? 0} />}
        {found.length > ROWS_MAX && (
          <p class="field-note">{t("admin.rooms.more", { count: found.length - ROWS_MAX })}</p>
        )}
      </section>
      {opened.value !== undefined && <RoomDetails key={opened.value} code={opened.value} />}
    </div>
  );
}

function RoomTable({ rooms, now }: { readonly rooms: readonly RoomFigures[]; readonly now: number }) {
  return (
    <div class="admin-scroll" role="region" aria-label={t("admin.tabRooms")} tabIndex={0}>
      <table class="admin-table">
        <thead>
          <tr>
            <th scope="col">{t("admin.rooms.code")}</th>
            <th scope="col">{t("admin.rooms.name")}</th>
            <th scope="col" class="admin-number">
              {t("admin.rooms.players")}
            </th>
            <th scope="col">{t("admin.rooms.map")}</th>
            <th scope="col" class="admin-number">
              {t("admin.rooms.score")}
            </th>
            <th scope="col" class="admin-number" title={t("admin.rooms.gapHint")}>
              {t("admin.rooms.gap")}
            </th>
            <th scope="col" class="admin-number" title={t("admin.rooms.cpuHint")}>
              {t("admin.rooms.cpu")}
            </th>
            <th scope="col" class="admin-number">
              {t("admin.rooms.age")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <RoomRow key={room.code} room={room} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoomRow({ room, now }: { readonly room: RoomFigures; readonly now: number }) {
  const { room: opened } = useAdmin();
  const { code, players, bots, spectators, score, awake, gapP99, cpu } = room;
  const open = () => (opened.value = code);
  return (
    <tr class={code === opened.value ? "admin-current" : undefined} onClick={open}>
      <th scope="row">
        <button
          type="button"
          class="admin-code"
          aria-label={t("admin.rooms.open", { code })}
          aria-pressed={code === opened.value}
          onClick={open}
        >
          {code}
        </button>
      </th>
      <td class="admin-name">
        <span dir="auto">{room.name || code}</span> <Badge>{t(`admin.rooms.${room.kind}`)}</Badge>{" "}
        {!room.listed && <Badge>{t("admin.rooms.unlisted")}</Badge>}{" "}
        {room.script !== undefined && <ScriptBadge script={room.script} />}
      </td>
      <td class="admin-number">
        <span aria-hidden="true">
          {players}
          {bots > 0 && ` + ${bots}`}
          {spectators > 0 && ` (${spectators})`}
        </span>
        <span class="visually-hidden">{t("admin.rooms.playersSpoken", { players, bots, spectators })}</span>
      </td>
      <td class="admin-name" dir="auto">
        {room.stadium}
      </td>
      <td class="admin-number">{score === null ? "–" : `${score.red} : ${score.blue}`}</td>
      <td class={`admin-number ${awake && gapP99 > GAP_SLOW_MS ? "admin-bad" : ""}`}>
        {awake ? t("admin.rooms.ms", { value: decimalText(gapP99, 1) }) : t("admin.rooms.asleep")}
      </td>
      <td class="admin-number">{awake ? t("admin.rooms.percent", { value: decimalText(100 * cpu, 1) }) : "–"}</td>
      <td class="admin-number">{durationText((now - room.createdAt) / 1000)}</td>
    </tr>
  );
}

function ScriptBadge({ script: { name, state } }: { readonly script: ScriptFigures }) {
  const text = t("admin.rooms.script", { name });
  if (state === "running") return <Badge>{text}</Badge>;
  return (
    <Badge variant="strong">{t("admin.rooms.scriptIs", { script: text, state: t(`admin.rooms.${state}`) })}</Badge>
  );
}

/** From here on players notice the gaps between ticks, in milliseconds. */
const GAP_SLOW_MS = 25;
