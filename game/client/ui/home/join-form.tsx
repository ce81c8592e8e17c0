/** Joins a room by its link or code. */
import { useSignal } from "@preact/signals";
import { ArrowRight } from "lucide-preact";
import { Field } from "../component/field.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { findRoomCode } from "../../session/room-url.ts";
import { t } from "../i18n/translate.ts";

export function JoinForm({ onJoin }: { readonly onJoin: (code: string) => void }) {
  const typed = useSignal("");
  const wrong = useSignal(false);
  const join = () => {
    const code = findRoomCode(typed.value);
    wrong.value = code === undefined;
    if (code !== undefined) onJoin(code);
  };
  return (
    <form
      class="join-form"
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <Field
        label={t("home.joinLabel")}
        placeholder={t("home.joinPlaceholder")}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
          wrong.value = false;
        }}
        error={wrong.value ? t("home.joinWrong") : undefined}
        end={
          <IconButton label={t("home.join")} onPress={join}>
            <ArrowRight />
          </IconButton>
        }
      />
    </form>
  );
}
