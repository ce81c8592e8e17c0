/** For those who open a room's link for the first time: a nickname, then in. */
import { Eye, Play } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { NicknameField, useNickname } from "../home/nickname-field.tsx";
import { t } from "../i18n/translate.ts";
import { Page } from "./page-frame.tsx";

export function Invitation({ code }: { readonly code: string }) {
  const { actions, invited } = useUi();
  const { draft, settle } = useNickname();
  const enter = (watch: boolean) => {
    actions.joinRoom(settle(), code, { watch });
    invited.value = undefined;
  };
  return (
    <Page>
      <div>
        <h1>{t("invitation.title")}</h1>
        <p class="lead">
          {t("invitation.text")} <span class="code">{code}</span>
        </p>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          enter(false);
        }}
      >
        <NicknameField draft={draft} autoFocus />
        <Button look="primary" size="large" type="submit" icon={<Play />}>
          {t("invitation.join")}
        </Button>
        <Button icon={<Eye />} onPress={() => enter(true)}>
          {t("invitation.watch")}
        </Button>
      </form>
      <Button look="quiet" onPress={() => (invited.value = undefined)}>
        {t("common.home")}
      </Button>
    </Page>
  );
}
