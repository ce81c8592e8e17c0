/** Asks for the token of the admin page. */
import { useState } from "preact/hooks";
import { KeyRound } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Card } from "../component/card.tsx";
import { Field } from "../component/field.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";

export function SignIn() {
  const { session, actions } = useAdmin();
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const failure = session.signInFailure.value;
  const submit = async () => {
    if (token.trim() === "") return;
    setBusy(true);
    await actions.signIn(token.trim());
    setBusy(false);
  };
  return (
    <Card name="admin-sign-in">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2>{t("admin.signIn.title")}</h2>
        <p class="field-note">{t("admin.signIn.text")}</p>
        <Field
          label={t("admin.signIn.token")}
          type="password"
          value={token}
          onValue={setToken}
          maxLength={200}
          error={failure === null ? undefined : t(`admin.signIn.${failure}`)}
          autoFocus
        />
        <Button variant="primary" size="large" type="submit" icon={<KeyRound />} disabled={busy}>
          {t("admin.signIn.submit")}
        </Button>
      </form>
    </Card>
  );
}
