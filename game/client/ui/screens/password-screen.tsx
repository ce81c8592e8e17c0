/** In front of a room that asks for a password. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { KeyRound } from "lucide-preact";
import type { Screen } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { PasswordField } from "../component/password-field.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { DoorPicture } from "./password-picture.tsx";
import { Page } from "./page-frame.tsx";

type DoorProps = { readonly door: Extract<Screen, { kind: "door" }> };

export function Door({ door }: DoorProps) {
  const { actions, memory } = useUi();
  const { code, watch, wrong } = door;
  const password = useSignal("");
  const seen = useSignal(false);
  // A new place each time: the same wrong password twice is told twice.
  useEffect(() => void (seen.value = false), [door]);
  return (
    <Page>
      <DoorPicture />
      <div>
        <h1>{t("door.title")}</h1>
        <p class="lead">
          {t("door.text")} <span class="code">{code}</span>
        </p>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (password.value !== "") actions.joinRoom(memory.nickname.value, code, { password: password.value, watch });
        }}
      >
        <PasswordField
          value={password.value}
          onValue={(typed) => {
            password.value = typed;
            seen.value = true;
          }}
          error={wrong && !seen.value ? t("door.wrong") : undefined}
          autoFocus
        />
        <Button look="primary" size="large" type="submit" icon={<KeyRound />} disabled={password.value === ""}>
          {watch ? t("door.watch") : t("door.join")}
        </Button>
      </form>
      <Button look="quiet" onPress={() => actions.leave()}>
        {t("common.home")}
      </Button>
    </Page>
  );
}
