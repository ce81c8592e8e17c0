/** Asks for the password of a room. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { KeyRound } from "lucide-preact";
import type { Screen } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { PasswordField } from "../component/password-field.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { PageFrame } from "./page-frame.tsx";
import { PasswordPicture } from "./password-picture.tsx";

type PasswordScreenProps = { readonly screen: Extract<Screen, { kind: "password" }> };

export function PasswordScreen({ screen }: PasswordScreenProps) {
  const { actions, preferences } = useUi();
  const { code, watch, wrong } = screen;
  const password = useSignal("");
  const edited = useSignal(false);
  // Each attempt sets a new screen object, so the same wrong password shows the error again.
  useEffect(() => void (edited.value = false), [screen]);
  return (
    <PageFrame>
      <PasswordPicture />
      <div>
        <h1>{t("passwordScreen.title")}</h1>
        <p class="lead">
          {t("passwordScreen.text")} <span class="code">{code}</span>
        </p>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (password.value === "") return;
          actions.joinRoom(preferences.nickname.value, code, { password: password.value, watch });
        }}
      >
        <PasswordField
          value={password.value}
          onValue={(typed) => {
            password.value = typed;
            edited.value = true;
          }}
          error={wrong && !edited.value ? t("passwordScreen.wrong") : undefined}
          autoFocus
        />
        <Button variant="primary" size="large" type="submit" icon={<KeyRound />} disabled={password.value === ""}>
          {watch ? t("passwordScreen.watch") : t("passwordScreen.join")}
        </Button>
      </form>
      <Button variant="quiet" onPress={() => actions.leave()}>
        {t("common.home")}
      </Button>
    </PageFrame>
  );
}
