/** The settings of the room as text, for members that may not change them. */
import { useUi } from "../../context/ui-context.ts";
import { roomName } from "../../i18n/room-name.ts";
import { t } from "../../i18n/translate.ts";

export function RoomSummary() {
  const { session } = useUi();
  const room = session.room.value;
  if (room === null) return null;
  const owner = session.players.value.find((player) => player.owner);
  const yesNo = (is: boolean) => (is ? t("settings.yes") : t("settings.no"));
  return (
    <dl class="summary">
      <Row name={t("settings.name")} value={roomName(room)} />
      {owner && <Row name={t("player.owner")} value={owner.name} />}
      <Row name={t("settings.password")} value={yesNo(room.locked)} />
      <Row name={t("settings.listed")} value={yesNo(room.listed)} />
      <Row name={t("settings.teamSize")} value={String(room.teamSize)} />
      <Row name={t("settings.spectatorsMax")} value={String(room.spectatorsMax)} />
      <Row name={t("settings.adminless")} value={yesNo(room.adminless)} />
      <Row name={t("settings.autopilot")} value={yesNo(room.autopilot)} />
      <Row name={t("settings.recorded")} value={yesNo(room.recorded)} />
      <Row name={t("settings.rated")} value={yesNo(room.rated)} />
    </dl>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
