/** How the room is set up, for those who cannot change it. */
import { useUi } from "../../context/ui-context.ts";
import { roomName } from "../../i18n/room-name.ts";
import { t } from "../../i18n/translate.ts";

export function RoomFacts() {
  const { session } = useUi();
  const room = session.room.value;
  if (room === null) return null;
  const owner = session.players.value.find((player) => player.owner);
  const yesNo = (is: boolean) => (is ? t("settings.yes") : t("settings.no"));
  return (
    <dl class="facts">
      <Fact name={t("settings.name")} value={roomName(room)} />
      {owner && <Fact name={t("player.owner")} value={owner.name} />}
      <Fact name={t("settings.password")} value={yesNo(room.locked)} />
      <Fact name={t("settings.listed")} value={yesNo(room.listed)} />
      <Fact name={t("settings.teamSize")} value={String(room.teamSize)} />
      <Fact name={t("settings.spectatorsMax")} value={String(room.spectatorsMax)} />
      <Fact name={t("settings.adminless")} value={yesNo(room.adminless)} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
