/** Edits the player's avatar, which replaces the number on the disc. */
import { useState } from "preact/hooks";
import { cleanAvatar } from "#room/text.ts";
import { Button } from "../../component/button.tsx";
import { Field } from "../../component/field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { kitOfTeam } from "../../team/team-style.ts";
import { t } from "../../i18n/translate.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";

/** An avatar has fewer; the rest is for a text that is being replaced. */
const INPUT_MAX = 8;

export function AvatarField() {
  const { session, actions } = useUi();
  const me = session.me.value;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  if (me === undefined) return null;
  const avatar = cleanAvatar(typed ?? me.avatar);
  const apply = (text: string) => {
    actions.ask("avatar", { text });
    setTyped(undefined);
  };
  return (
    <form
      class="avatar"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== undefined) apply(avatar);
      }}
    >
      <KitDisc kit={kitOfTeam(session.wornKits.value, me.team)} label={discLabel({ ...me, avatar })} size="large" />
      <Field
        label={t("kits.avatar")}
        value={typed ?? me.avatar}
        onValue={setTyped}
        placeholder={me.number === 0 ? t("kits.avatarNoneYet") : t("kits.avatarNone", { number: me.number })}
        maxLength={INPUT_MAX}
      />
      <Button type="submit" disabled={typed === undefined || avatar === me.avatar}>
        {t("kits.avatarApply")}
      </Button>
      <Button variant="quiet" disabled={me.avatar === ""} onPress={() => apply("")}>
        {t("kits.avatarClear")}
      </Button>
    </form>
  );
}
