/** Asks for a room's password inside its row. Escape cancels. */
import { useSignal } from "@preact/signals";
import { Button } from "../component/button.tsx";
import { PasswordField } from "../component/password-field.tsx";
import { t } from "../i18n/translate.ts";

type PasswordPromptProps = {
  readonly name: string;
  readonly watch: boolean;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
};

export function PasswordPrompt({ name, watch, onPassword, onCancel }: PasswordPromptProps) {
  const password = useSignal("");
  return (
    <form
      class="password-prompt"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.value !== "") onPassword(password.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <PasswordField
        label={t("password.of", { name })}
        value={password.value}
        onValue={(typed) => (password.value = typed)}
        autoFocus
      />
      <Button variant="primary" type="submit" disabled={password.value === ""}>
        {watch ? t("lobby.watch") : t("lobby.join")}
      </Button>
      <Button variant="quiet" onPress={onCancel}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}
