/** Asks for a nickname when a room's link is opened for the first time. */
import { Eye, Play } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { NicknameField, useNickname } from "../home/nickname-field.tsx";
import { t } from "../i18n/translate.ts";
import { PageFrame } from "./page-frame.tsx";

export function InvitationScreen({ code }: { readonly code: string }) {
  const { actions, invitedTo } = useUi();
  const { draft, confirm } = useNickname();
  const join = (watch: boolean) => {
    actions.joinRoom(confirm(), code, { watch });
    invitedTo.value = undefined;
  };
  return (
    <PageFrame>
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
          join(false);
        }}
      >
        <NicknameField draft={draft} autoFocus />
        <Button variant="primary" size="large" type="submit" icon={<Play />}>
          {t("invitation.join")}
        </Button>
        <Button icon={<Eye />} onPress={() => join(true)}>
          {t("invitation.watch")}
        </Button>
      </form>
      <Button variant="quiet" onPress={() => (invitedTo.value = undefined)}>
        {t("common.home")}
      </Button>
    </PageFrame>
  );
}
