/** How the visitor wants his own room. Everything has a good first value: the button at the end is all that is needed. */
import { useSignal, type Signal } from "@preact/signals";
import { Play } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { Field } from "../../component/field.tsx";
import { PasswordField } from "../../component/password-field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { CreateGame } from "./create-game.tsx";
import { CreatePlaces } from "./create-seats.tsx";
import { faultsOf, optionsOf, stadiumOf, type DraftChange, type RoomDraft } from "../../preferences/room-draft.ts";

type CreateRoomProps = { readonly nickname: string; readonly onClose: () => void };

export function CreateRoom({ nickname, onClose }: CreateRoomProps) {
  const { session, actions, memory } = useUi();
  const draft = useSignal(memory.roomDraft.value.peek());
  const suggested = t("create.suggested", { nickname });
  const names = session.stadiums.value.filter(({ source }) => source !== "saved").map(({ name }) => name);
  const faults = faultsOf(draft.value);
  const change: DraftChange = (part) => (draft.value = { ...draft.value, ...part });
  const create = () => {
    if (Object.keys(faults).length > 0) return;
    const settled = { ...draft.value, stadium: stadiumOf(draft.value, names) };
    memory.roomDraft.keep(settled);
    actions.createRoom(nickname, optionsOf(settled, suggested));
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
        <CreatePlaces draft={draft.value} change={change} />
        <Button look="primary" size="large" type="submit" icon={<Play />}>
          {t("create.submit")}
        </Button>
      </form>
    </Dialog>
  );
}

function CreateNames({ draft, suggested }: { readonly draft: Signal<RoomDraft>; readonly suggested: string }) {
  const { name, password } = draft.value;
  const faults = faultsOf(draft.value);
  return (
    <div class="create-pair">
      <Field
        label={t("create.name")}
        value={name}
        placeholder={suggested}
        onValue={(typed) => (draft.value = { ...draft.value, name: typed })}
        error={faults.name && t(faults.name)}
        autoFocus
      />
      <PasswordField
        label={t("create.password")}
        value={password}
        onValue={(typed) => (draft.value = { ...draft.value, password: typed })}
        error={faults.password && t(faults.password)}
      />
    </div>
  );
}
