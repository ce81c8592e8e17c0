/** The dialog that creates a room. All fields have defaults. */
import { useSignal, type Signal } from "@preact/signals";
import { Play } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { Field } from "../../component/field.tsx";
import { PasswordField } from "../../component/password-field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import type { PublishedMap } from "../../../session/map-library.ts";
import { useJson } from "../../statistics/use-json.ts";
import { CreateGame, type PublishedName } from "./create-game.tsx";
import { CreateSeats } from "./create-seats.tsx";
import { errorsOf, optionsOf, stadiumOf, type DraftChange, type RoomDraft } from "../../saved/room-draft.ts";

type CreateRoomProps = { readonly nickname: string; readonly onClose: () => void };

export function CreateRoom({ nickname, onClose }: CreateRoomProps) {
  const { session, actions, preferences } = useUi();
  const published = usePublishedMap();
  const saved = preferences.roomDraft.value.peek();
  const draft = useSignal({ ...saved, stadium: published?.code ?? saved.stadium });
  const suggested = t("create.suggested", { nickname });
  const included = session.stadiums.value.filter(({ source }) => source !== "saved").map(({ name }) => name);
  const names = published === undefined || included.length === 0 ? included : [published.code, ...included];
  const errors = errorsOf(draft.value);
  const change: DraftChange = (part) => (draft.value = { ...draft.value, ...part });
  const create = () => {
    if (Object.keys(errors).length > 0) return;
    const options = { ...draft.value, stadium: stadiumOf(draft.value, names) };
    // Codes of published maps are no names of the list.
    preferences.roomDraft.save(options.stadium === published?.code ? { ...options, stadium: saved.stadium } : options);
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
        <CreateGame draft={draft.value} change={change} stadiums={names} published={published} />
        <CreateSeats draft={draft.value} change={change} />
        <Button variant="primary" size="large" type="submit" icon={<Play />}>
          {t("create.submit")}
        </Button>
      </form>
    </Dialog>
  );
}

/** The published map on which the room is created, if one was chosen. Its code stands for its name until that is loaded. */
function usePublishedMap(): PublishedName | undefined {
  const code = useUi().chosenMap.value;
  const state = useJson<PublishedMap | undefined>(code === undefined ? undefined : `/api/maps/${code}`);
  if (code === undefined || state.kind === "missing") return undefined;
  return { code, name: (state.kind === "loaded" && state.body?.name) || code };
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
