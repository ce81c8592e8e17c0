/** The way back to the map's document, in rooms that were opened from the stadium editor. */
import { Pencil } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { type Ui, useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

/** Code of the key. */
export const EDITOR_KEY = "F2";

/** Leaves the room. The tab closes where the editor is in another one; otherwise it shows the editor. */
export function returnToEditor({ session, actions }: Pick<Ui, "session" | "actions">): void {
  const path = session.editorPath.peek();
  if (path === null) return;
  actions.leave();
  window.close();
  location.assign(path);
}

export function EditorButton() {
  const ui = useUi();
  if (ui.session.editorPath.value === null) return null;
  return (
    <IconButton variant="glass" label={t("room.backToEditor", { key: EDITOR_KEY })} onPress={() => returnToEditor(ui)}>
      <Pencil />
    </IconButton>
  );
}
