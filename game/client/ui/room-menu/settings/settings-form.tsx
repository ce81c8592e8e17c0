/** The settings of the room for members that may change them, saved all at once. The switches of rooms with a script are up to it. */
import { useState } from "preact/hooks";
import { Save } from "lucide-preact";
import { cleanRoomName, type RoomInfo } from "../../../session/room.ts";
import { Button } from "../../component/button.tsx";
import { Field } from "../../component/field.tsx";
import { Stepper } from "../../component/stepper.tsx";
import { Switch } from "../../component/switch.tsx";
import { useUi } from "../../context/ui-context.ts";
import { SETTINGS } from "#room/settings.ts";
import { t } from "../../i18n/translate.ts";
import { changeOf, draftOf, type PasswordDraft, type SettingsDraft } from "./settings-draft.ts";

export function SettingsForm() {
  const { session } = useUi();
  const room = session.room.value;
  return room && <Form room={room} />;
}

function Form({ room }: { readonly room: RoomInfo }) {
  const { actions } = useUi();
  // Untouched fields follow the room, which other members may change too.
  const [touched, setTouched] = useState<Partial<SettingsDraft>>({});
  const draft = { ...draftOf(room), ...touched };
  const change = changeOf(room, draft);
  const set = (part: Partial<SettingsDraft>) => setTouched({ ...touched, ...part });
  const save = (event: Event) => {
    event.preventDefault();
    if (change) actions.ask("settings", change);
    setTouched({});
  };
  const nameMissing = cleanRoomName(draft.name) === "";
  return (
    <form class="settings" onSubmit={save}>
      <Field
        label={t("settings.name")}
        value={draft.name}
        onValue={(name) => set({ name })}
        maxLength={SETTINGS.name.max}
        error={nameMissing ? t("settings.nameMissing") : undefined}
      />
      <PasswordField locked={room.locked} draft={draft.password} onDraft={(password) => set({ password })} />
      <div class="settings-pair">
        <Stepper
          label={t("settings.teamSize")}
          value={draft.teamSize}
          min={SETTINGS.teamSize.min}
          max={SETTINGS.teamSize.max}
          onValue={(teamSize) => set({ teamSize })}
        />
        <Stepper
          label={t("settings.spectatorsMax")}
          value={draft.spectatorsMax}
          max={SETTINGS.spectatorsMax.max}
          onValue={(spectatorsMax) => set({ spectatorsMax })}
        />
      </div>
      {!room.scripted && <RoomSwitches draft={draft} set={set} />}
      <div class="row row-end">
        <Button variant="quiet" disabled={Object.keys(touched).length === 0} onPress={() => setTouched({})}>
          {t("settings.discard")}
        </Button>
        <Button variant="primary" type="submit" icon={<Save />} disabled={change === undefined || nameMissing}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

type RoomSwitchesProps = {
  readonly draft: SettingsDraft;
  readonly set: (part: Partial<SettingsDraft>) => void;
};

function RoomSwitches({ draft, set }: RoomSwitchesProps) {
  return (
    <>
      <Switch
        label={t("settings.listed")}
        note={t("settings.listedNote")}
        on={draft.listed}
        onChange={(listed) => set({ listed })}
      />
      <Switch
        label={t("settings.adminless")}
        note={t("settings.adminlessNote")}
        on={draft.adminless}
        onChange={(adminless) => set({ adminless })}
      />
      <Switch
        label={t("settings.autopilot")}
        note={t("settings.autopilotNote")}
        on={draft.autopilot}
        onChange={(autopilot) => set({ autopilot })}
      />
      <Switch
        label={t("settings.recorded")}
        note={t("settings.recordedNote")}
        on={draft.recorded}
        onChange={(recorded) => set({ recorded })}
      />
    </>
  );
}

type PasswordFieldProps = {
  readonly locked: boolean;
  readonly draft: PasswordDraft;
  readonly onDraft: (draft: PasswordDraft) => void;
};

function PasswordField({ locked, draft, onDraft }: PasswordFieldProps) {
  const removed = draft.kind === "remove";
  return (
    <Field
      label={t("settings.password")}
      value={draft.kind === "set" ? draft.password : ""}
      placeholder={t(removed ? "settings.passwordRemoved" : locked ? "settings.passwordSet" : "settings.passwordNone")}
      maxLength={SETTINGS.password.max}
      onValue={(password) => onDraft(password === "" ? { kind: "keep" } : { kind: "set", password })}
      end={
        locked && (
          <Button
            variant="quiet"
            size="small"
            pressed={removed}
            onPress={() => onDraft({ kind: removed ? "keep" : "remove" })}
          >
            {t("settings.passwordRemove")}
          </Button>
        )
      }
    />
  );
}
