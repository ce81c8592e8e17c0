/** Seats, visibility and admin rule of a new room. */
import { Stepper } from "../../component/stepper.tsx";
import { Switch } from "../../component/switch.tsx";
import { SETTINGS } from "#room/settings.ts";
import { t } from "../../i18n/translate.ts";
import type { DraftProps } from "../../saved/room-draft.ts";

export function CreateSeats({ draft, change }: DraftProps) {
  return (
    <>
      <div class="create-pair create-numbers">
        <Stepper
          label={t("create.teamSize")}
          value={draft.teamSize}
          min={SETTINGS.teamSize.min}
          max={SETTINGS.teamSize.max}
          text={(count) => t("create.versus", { count })}
          onValue={(teamSize) => change({ teamSize })}
        />
        <Stepper
          label={t("create.spectators")}
          value={draft.spectatorsMax}
          max={SETTINGS.spectatorsMax.max}
          onValue={(spectatorsMax) => change({ spectatorsMax })}
        />
      </div>
      <div class="create-pair">
        <Switch
          label={t("create.listed")}
          note={t("create.listedNote")}
          on={draft.listed}
          onChange={(listed) => change({ listed })}
        />
        <Switch
          label={t("create.adminless")}
          note={t("create.adminlessNote")}
          on={draft.adminless}
          onChange={(adminless) => change({ adminless })}
        />
      </div>
      <Switch
        label={t("settings.recorded")}
        note={t("settings.recordedNote")}
        on={draft.recorded}
        onChange={(recorded) => change({ recorded })}
      />
    </>
  );
}
