/** Bans a player from the whole server. */
import { useState } from "preact/hooks";
import { Ban } from "lucide-preact";
import { REASON_MAX } from "#room/text.ts";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { Field } from "../component/field.tsx";
import { Select } from "../component/select.tsx";
import { Switch } from "../component/switch.tsx";
import { t } from "../i18n/translate.ts";
import { type BanTarget, useAdmin } from "./admin-context.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** In minutes; null: for good. */
const DURATIONS = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY, forever: null } as const;
type Duration = keyof typeof DURATIONS;
const NAMES = Object.keys(DURATIONS) as Duration[];

export function BanDialog() {
  const { banTarget } = useAdmin();
  const target = banTarget.value;
  if (target === undefined) return null;
  const close = () => (banTarget.value = undefined);
  return (
    <Dialog name="ban-dialog" title={t("admin.ban.title", { name: target.name })} onClose={close}>
      <BanForm target={target} onClose={close} />
    </Dialog>
  );
}

function BanForm({ target, onClose }: { readonly target: BanTarget; readonly onClose: () => void }) {
  const { actions } = useAdmin();
  const [reason, setReason] = useState("");
  const [duration, setDuration] = useState<Duration>("week");
  const [withNetwork, setWithNetwork] = useState(false);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        actions.send("ban", { ...target, reason, minutes: DURATIONS[duration], withNetwork });
        onClose();
      }}
    >
      <p class="field-note">{t("admin.ban.note")}</p>
      <Field
        label={t("admin.ban.reason")}
        placeholder={t("admin.ban.reasonHint")}
        value={reason}
        onValue={setReason}
        maxLength={REASON_MAX}
        autoFocus
      />
      <Select
        label={t("admin.ban.duration")}
        value={duration}
        options={NAMES.map((name) => ({ value: name, label: t(`admin.ban.${name}`) }))}
        onPick={setDuration}
      />
      {target.from !== undefined && (
        <Switch
          label={t("admin.ban.network")}
          note={t("admin.ban.networkNote")}
          on={withNetwork}
          onChange={setWithNetwork}
        />
      )}
      <div class="row row-end">
        <Button variant="quiet" onPress={onClose}>
          {t("common.cancel")}
        </Button>
        <Button variant="danger" type="submit" icon={<Ban />}>
          {t("admin.ban.confirm")}
        </Button>
      </div>
    </form>
  );
}
