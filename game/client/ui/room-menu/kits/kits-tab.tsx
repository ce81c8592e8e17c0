/** What the teams wear, and what stands on one's own disc. */
import { useState } from "preact/hooks";
import { kitOf } from "../../../session/kit.ts";
import type { Kit } from "../../../session/room.ts";
import type { Side } from "../../game-state/game-phase.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { AvatarField } from "./avatar-field.tsx";
import { KitEditor } from "./kit-editor.tsx";

/** What is tried on, until it is worn or put back. */
type Drafts = { readonly [S in Side]?: Kit | undefined };

export function KitsTab() {
  const { session } = useUi();
  const room = session.room.value;
  const [drafts, setDrafts] = useState<Drafts>({});
  const editable = session.rights.value.game;
  const shown = (side: Side) => drafts[side] ?? kitOf(room, side);
  const draw = (side: Side, kit: Kit | undefined) => setDrafts({ ...drafts, [side]: kit });
  return (
    <div class="kits-tab">
      <AvatarField />
      {!editable && <p class="field-note">{t("kits.adminOnly")}</p>}
      <div class="kits">
        {([1, 2] as const).map((side) => (
          <KitEditor
            key={side}
            side={side}
            worn={kitOf(room, side)}
            draft={drafts[side]}
            other={shown(side === 1 ? 2 : 1)}
            editable={editable}
            onDraft={draw}
          />
        ))}
      </div>
    </div>
  );
}
