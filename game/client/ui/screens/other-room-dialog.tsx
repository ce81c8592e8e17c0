/** Asks before the link of another room ends the stay in the present one. */
import { Play } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function OtherRoomDialog() {
  const { session, actions, preferences, otherRoom, invitedTo } = useUi();
  const asked = otherRoom.value;
  if (asked === undefined) return null;
  const { code, seat } = asked;
  const nickname = preferences.nickname.value;
  const stay = () => {
    otherRoom.value = undefined;
    // After a reload the page has to return to the seat.
    if (session.screen.value.kind !== "room") actions.joinRoom(nickname, seat);
  };
  const change = () => {
    if (nickname === "") invitedTo.value = code;
    else actions.joinRoom(nickname, code);
    otherRoom.value = undefined;
  };
  return (
    <Dialog name="confirm-dialog" title={t("otherRoom.title")} onClose={stay}>
      <p>{t("otherRoom.text", { seat, code })}</p>
      <div class="row row-end">
        <Button autoFocus onPress={stay}>
          {t("otherRoom.stay", { seat })}
        </Button>
        <Button variant="primary" icon={<Play />} onPress={change}>
          {t("otherRoom.join", { code })}
        </Button>
      </div>
    </Dialog>
  );
}
