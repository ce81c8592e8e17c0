/** The kits of both teams and the player's own avatar. */
import { useState } from "preact/hooks";
import { BLUE_TEAM, RED_TEAM, SIDES, type SideId } from "#room/team.ts";
import { kitOf } from "../../../session/kit.ts";
import type { Kit } from "../../../session/room.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { AvatarField } from "./avatar-field.tsx";
import { KitEditor } from "./kit-editor.tsx";

/** Unapplied changes. */
type Drafts = { readonly [S in SideId]?: Kit | undefined };

export function KitsTab() {
  const { session } = useUi();
  const room = session.room.value;
  const [drafts, setDrafts] = useState<Drafts>({});
  const editable = session.rights.value.game;
  const kitShown = (side: SideId) => drafts[side] ?? kitOf(room, side);
  const setDraft = (side: SideId, kit: Kit | undefined) => setDrafts({ ...drafts, [side]: kit });
  return (
    <div class="kits-tab">
      <AvatarField />
      {!editable && <p class="field-note">{t("kits.adminOnly")}</p>}
      <div class="kits">
        {SIDES.map((side) => (
          <KitEditor
            key={side}
            side={side}
            current={kitOf(room, side)}
            draft={drafts[side]}
            other={kitShown(side === RED_TEAM ? BLUE_TEAM : RED_TEAM)}
            editable={editable}
            onDraft={setDraft}
          />
        ))}
      </div>
    </div>
  );
}
