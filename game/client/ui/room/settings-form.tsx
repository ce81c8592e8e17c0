/** For admins: what the room is called, who may come, how many, and who decides. Saved all at once. */
import { useState } from "preact/hooks";
import { Save } from "lucide-preact";
import type { RoomInfo } from "../../session/room.ts";
import { Button } from "../component/button.tsx";
import { Field } from "../component/field.tsx";
import { Stepper } from "../component/stepper.tsx";
import { Switch } from "../component/switch.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";
import { changeOf, draftOf, SETTINGS_BOUNDS, type PasswordWish, type SettingsDraft } from "./settings.ts";

export function SettingsForm() {
  const { session } = useUi();
  const room = session.room.value;
  return room && <Form room={room} />;
}

function Form({ room }: { readonly room: RoomInfo }) {
  const { actions } = useUi();
  // What is not touched here follows the room, which others may change too.
  const [touched, setTouched] = useState<Partial<SettingsDraft>>({});
  const draft = { ...draftOf(room), ...touched };
  const change = changeOf(room, draft);
  const set = (part: Partial<SettingsDraft>) => setTouched({ ...touched, ...part });
  const save = (event: Event) => {
    event.preventDefault();
    if (change) actions.ask("settings", change);
    setTouched({});
  };
  const nameless = draft.name.trim() === "";
  return (
    <form class="settings" onSubmit={save}>
      <Field
        label={t("settings.name")}
        value={draft.name}
        onValue={(name) => set({ name })}
        maxLength={SETTINGS_BOUNDS.name}
        error={nameless ? t("settings.nameless") : undefined}
      />
      <PasswordField locked={room.locked} wish={draft.password} onWish={(password) => set({ password })} />
      <div class="settings-pair">
        <Stepper
          label={t("settings.teamSize")}
          value={draft.teamSize}
          min={1}
          max={SETTINGS_BOUNDS.teamSize}
          onValue={(teamSize) => set({ teamSize })}
        />
        <Stepper
          label={t("settings.spectatorsMax")}
          value={draft.spectatorsMax}
          max={SETTINGS_BOUNDS.spectatorsMax}
          onValue={(spectatorsMax) => set({ spectatorsMax })}
        />
      </div>
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
      <div class="row row-end">
        <Button look="quiet" disabled={Object.keys(touched).length === 0} onPress={() => setTouched({})}>
          {t("settings.discard")}
        </Button>
        <Button look="primary" type="submit" icon={<Save />} disabled={change === undefined || nameless}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

type PasswordFieldProps = {
  readonly locked: boolean;
  readonly wish: PasswordWish;
  readonly onWish: (wish: PasswordWish) => void;
};

function PasswordField({ locked, wish, onWish }: PasswordFieldProps) {
  const dropped = wish.kind === "drop";
  return (
    <Field
      label={t("settings.password")}
      value={wish.kind === "set" ? wish.password : ""}
      placeholder={t(dropped ? "settings.passwordDropped" : locked ? "settings.passwordKept" : "settings.passwordNone")}
      maxLength={SETTINGS_BOUNDS.password}
      onValue={(password) => onWish(password === "" ? { kind: "keep" } : { kind: "set", password })}
      end={
        locked && (
          <Button
            look="quiet"
            size="small"
            pressed={dropped}
            onPress={() => onWish({ kind: dropped ? "keep" : "drop" })}
          >
            {t("settings.passwordDrop")}
          </Button>
        )
      }
    />
  );
}
