/** Playing with people: a room on the open map in another tab, and invitations of the others to theirs. */
import { useSignal } from "@preact/signals";
import { LogIn, UsersRound } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import type { OpenEditor } from "../../../editor/open-editor.ts";
import { type MapDraft, offerMap } from "../../../editor/together/map-draft.ts";
import { EDITOR_PARAMETER, roomPath } from "../../../session/room-url.ts";
import { Button } from "../../component/button.tsx";
import { t } from "../../i18n/translate.ts";
import { usePage } from "../page-context.ts";

export function PlayTogether({ open }: { readonly open: OpenEditor }) {
  const { toasts } = usePage();
  const drafts = useRef<MapDraft[]>([]);
  useEffect(() => () => drafts.current.forEach(({ close }) => close()), [open]);
  const play = () => {
    if (open.editor.state.content.peek().errors.length > 0) return toasts.show(t("editor.menu.hasErrors"));
    const shared = open.shared.peek();
    const draft = offerMap(open.editor, shared?.code ?? "", (room) => {
      if (shared === null) return;
      shared.ownRoom.value = room;
      shared.workshop.peek()?.play(room);
    });
    drafts.current.push(draft);
    window.open(draft.path, "_blank");
  };
  return (
    <Button size="small" icon={<UsersRound />} hint={t("editor.together.playHint")} onPress={play}>
      {t("editor.together.play")}
    </Button>
  );
}

/** Another person plays on the stadium: a link to their room. */
export function Invitation({ open }: { readonly open: OpenEditor }) {
  const closed = useSignal<string | null>(null);
  const workshop = open.shared.value?.workshop.value;
  const invitation = workshop?.invitation.value ?? null;
  const isOwn = invitation !== null && invitation.room === open.shared.value?.ownRoom.value;
  if (invitation === null || isOwn || closed.value === invitation.room) return null;
  const close = () => (closed.value = invitation.room);
  return (
    <div class="editor-note editor-invitation" role="status">
      <LogIn aria-hidden="true" />
      <span>{t("editor.together.invited", { name: invitation.name })}</span>
      <a
        class="button button-primary button-small"
        href={`${roomPath(invitation.room)}?${EDITOR_PARAMETER}=${open.shared.value?.code ?? ""}`}
        target="_blank"
        onClick={close}
      >
        <span>{t("editor.together.join")}</span>
      </a>
      <Button size="small" onPress={close}>
        {t("editor.together.later")}
      </Button>
    </div>
  );
}
