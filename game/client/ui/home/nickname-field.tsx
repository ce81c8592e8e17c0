/** The nickname input with a button for a random suggestion. */
import { useSignal } from "@preact/signals";
import { Dices } from "lucide-preact";
import { cleanNickname, NICKNAME_MAX } from "#room/text.ts";
import { Field } from "../component/field.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { suggestNickname } from "../saved/nickname.ts";

type NicknameFieldProps = {
  readonly draft: { value: string };
  /** When the field is left after a change. */
  readonly onCommit?: () => void;
  readonly autoFocus?: boolean;
};

export function NicknameField({ draft, onCommit, autoFocus = false }: NicknameFieldProps) {
  return (
    <Field
      label={t("nickname.label")}
      value={draft.value}
      onValue={(typed) => (draft.value = typed)}
      onCommit={onCommit}
      maxLength={NICKNAME_MAX}
      autoFocus={autoFocus}
      end={
        <IconButton label={t("nickname.suggest")} onPress={() => (draft.value = suggestNickname(Math.random))}>
          <Dices />
        </IconButton>
      }
    />
  );
}

/** The typed nickname, and `confirm`, which saves and returns it; a random suggestion when nothing is typed. */
export function useNickname() {
  const { preferences } = useUi();
  const suggested = useSignal(suggestNickname(Math.random));
  const draft = useSignal(preferences.nickname.value || suggested.value);
  const confirm = (): string => {
    preferences.setNickname(cleanNickname(draft.value) || suggested.value);
    draft.value = preferences.nickname.value;
    return preferences.nickname.value;
  };
  return { draft, confirm };
}
