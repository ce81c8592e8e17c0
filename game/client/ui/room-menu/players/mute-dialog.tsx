/** Mutes a player for the whole room: asks for how long. */
import { useState } from "preact/hooks";
import { MessageCircleOff } from "lucide-preact";
import { MUTE_TERMS, type MuteTerm } from "#room/mute.ts";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { SegmentedControl } from "../../component/segmented-control.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { usePlayers } from "./players-context.ts";

export function MuteDialog() {
  const { session, actions } = useUi();
  const { muteTarget } = usePlayers();
  const [picked, setPicked] = useState<MuteTerm>("tenMinutes");
  const player = muteTarget.value;
  if (player === undefined) return null;
  // A game can end while the dialog is open.
  const terms = MUTE_TERMS.filter((term) => term !== "game" || session.game.value !== null);
  const term = terms.includes(picked) ? picked : "tenMinutes";
  const close = () => void (muteTarget.value = undefined);
  return (
    <Dialog name="mute-dialog" title={t("mute.title", { name: player.name })} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          actions.ask("mute", { id: player.id, term });
          close();
        }}
      >
        <p class="field-note">{t("mute.note")}</p>
        <SegmentedControl
          label={t("mute.term")}
          value={term}
          options={terms.map((value) => ({ value, label: t(`mute.terms.${value}`) }))}
          onPick={setPicked}
        />
        <div class="row row-end">
          <Button variant="quiet" onPress={close}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" type="submit" icon={<MessageCircleOff />} autoFocus>
            {t("mute.confirm")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
