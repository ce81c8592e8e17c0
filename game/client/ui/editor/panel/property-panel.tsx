/** The properties of what is selected: of items, of the ball, or of the stadium without a selection. */
import { BALL_ID } from "#editor/document.ts";
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { BallSection } from "./physics-sections.tsx";
import { SelectionSections } from "./selection-sections.tsx";
import { StadiumSections } from "./stadium-sections.tsx";
import { useUndoKeys } from "./use-undo-keys.ts";

export function PropertyPanel() {
  const { state } = useEditor();
  const onKeyDown = useUndoKeys();
  const { snapshot } = state.content.value;
  const selected = [...state.selection.value];
  const ids = selected.filter((id) => snapshot.items.has(id));
  return (
    <div class="panel" role="region" aria-label={t("editor.panel.properties")} onKeyDown={onKeyDown}>
      {ids.length > 0 && <SelectionSections key={ids.join()} ids={ids} />}
      {ids.length === 0 && (selected.includes(BALL_ID) ? <BallSection /> : <StadiumSections />)}
    </div>
  );
}
