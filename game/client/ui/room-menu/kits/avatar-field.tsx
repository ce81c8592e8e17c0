/** What stands on one's own disc instead of the number. */
import { useState } from "preact/hooks";
import { Button } from "../../component/button.tsx";
import { Field } from "../../component/field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { kitOfTeam } from "../../team/team-style.ts";
import { t } from "../../i18n/translate.ts";
import { shortAvatar } from "./avatar-text.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";

/** Room for the longest emoji: families are made of many characters. */
const TYPED_MAX = 32;

export function AvatarField() {
  const { session, actions } = useUi();
  const me = session.me.value;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  if (me === undefined) return null;
  const avatar = shortAvatar(typed ?? me.avatar);
  const wear = (text: string) => {
    actions.ask("avatar", { text });
    setTyped(undefined);
  };
  return (
    <form
      class="avatar"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== undefined) wear(avatar);
      }}
    >
      <KitDisc kit={kitOfTeam(session.room.value, me.team)} label={discLabel({ ...me, avatar })} size="large" />
      <Field
        label={t("kits.avatar")}
        value={typed ?? me.avatar}
        onValue={setTyped}
        placeholder={me.number === 0 ? t("kits.avatarNoneYet") : t("kits.avatarNone", { number: me.number })}
        maxLength={TYPED_MAX}
      />
      <Button type="submit" disabled={typed === undefined || avatar === me.avatar}>
        {t("kits.avatarWear")}
      </Button>
      <Button look="quiet" disabled={me.avatar === ""} onPress={() => wear("")}>
        {t("kits.avatarClear")}
      </Button>
    </form>
  );
}
