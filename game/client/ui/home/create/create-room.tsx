/** The dialog that creates a room. All fields have defaults. */
import { useSignal, type Signal } from "@preact/signals";
import { Play } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { Field } from "../../component/field.tsx";
import { PasswordField } from "../../component/password-field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { CreateGame } from "./create-game.tsx";
import { CreateSeats } from "./create-seats.tsx";
import { errorsOf, optionsOf, stadiumOf, type DraftChange, type RoomDraft } from "../../saved/room-draft.ts";

type CreateRoomProps = { readonly nickname: string; readonly onClose: () => void };

export function CreateRoom({ nickname, onClose }: CreateRoomProps) {
  const { session, actions, preferences } = useUi();
  const draft = useSignal(preferences.roomDraft.value.peek());
  const suggested = t("create.suggested", { nickname });
  const names = session.stadiums.value.filter(({ source }) => source !== "saved").map(({ name }) => name);
  const errors = errorsOf(draft.value);
  const change: DraftChange = (part) => (draft.value = { ...draft.value, ...part });
  const create = () => {
    if (Object.keys(errors).length > 0) return;
    const options = { ...draft.value, stadium: stadiumOf(draft.value, names) };
    preferences.roomDraft.save(options);
    actions.createRoom(nickname, optionsOf(options, suggested));
  };
  return (
    <Dialog name="create" title={t("create.title")} onClose={onClose}>
      <form
        class="create-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <CreateNames draft={draft} suggested={suggested} />
        <CreateGame draft={draft.value} change={change} stadiums={names} />
        <CreateSeats draft={draft.value} change={change} />
        <Button variant="primary" size="large" type="submit" icon={<Play />}>
          {t("create.submit")}
        </Button>
      </form>
    </Dialog>
  );
}

function CreateNames({ draft, suggested }: { readonly draft: Signal<RoomDraft>; readonly suggested: string }) {
  const { name, password } = draft.value;
  const errors = errorsOf(draft.value);
  return (
    <div class="create-pair">
      <Field
        label={t("create.name")}
        value={name}
        placeholder={suggested}
        onValue={(typed) => (draft.value = { ...draft.value, name: typed })}
        error={errors.name && t(errors.name)}
        autoFocus
      />
      <PasswordField
        label={t("create.password")}
        value={password}
        onValue={(typed) => (draft.value = { ...draft.value, password: typed })}
        error={errors.password && t(errors.password)}
      />
    </div>
  );
}
