/** Asks for the nickname; a die suggests another. */
import { useSignal } from "@preact/signals";
import { Dices } from "lucide-preact";
import { Field } from "../component/field.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { NICKNAME_MAX_LENGTH, suggestNickname, tidyNickname } from "../preferences/nickname.ts";
import { t } from "../i18n/translate.ts";

type NicknameFieldProps = {
  readonly draft: { value: string };
  readonly onSettled?: () => void;
  readonly autoFocus?: boolean;
};

export function NicknameField({ draft, onSettled, autoFocus = false }: NicknameFieldProps) {
  return (
    <Field
      label={t("nickname.label")}
      value={draft.value}
      onValue={(typed) => (draft.value = typed)}
      onSettled={onSettled}
      maxLength={NICKNAME_MAX_LENGTH}
      autoFocus={autoFocus}
      end={
        <IconButton label={t("nickname.suggest")} onPress={() => (draft.value = suggestNickname(Math.random))}>
          <Dices />
        </IconButton>
      }
    />
  );
}

/** What is typed so far, and how to settle it: an empty field means the suggestion was fine. */
export function useNickname() {
  const { memory } = useUi();
  const suggested = useSignal(suggestNickname(Math.random));
  const draft = useSignal(memory.nickname.value || suggested.value);
  const settle = (): string => {
    memory.rememberNickname(tidyNickname(draft.value) || suggested.value);
    draft.value = memory.nickname.value;
    return memory.nickname.value;
  };
  return { draft, settle };
}
