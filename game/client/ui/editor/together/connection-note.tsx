/** The state of the connection of a shared document, where it is not good, and the other people in it. */
import { CloudOff, Eye } from "lucide-preact";
import type { OpenEditor } from "../../../editor/open-editor.ts";
import { personColor } from "../../../editor/together/presence.ts";
import type { SharedDocument } from "../../../editor/together/shared-document.ts";
import { Button } from "../../component/button.tsx";
import { t } from "../../i18n/translate.ts";
import { usePage } from "../page-context.ts";

type Workshop = NonNullable<SharedDocument["workshop"]["value"]>;

/** Initials of the others; they open the panel of people. */
export function PeopleBar({ open }: { readonly open: OpenEditor }) {
  const { panel, panelShown } = usePage();
  const workshop = open.shared.value?.workshop.value;
  const others = (workshop?.people.value ?? []).filter(({ id }) => id !== workshop?.you.value);
  if (others.length === 0) return null;
  const show = () => {
    panel.value = "people";
    panelShown.value = true;
  };
  return (
    <button
      type="button"
      class="editor-faces"
      aria-label={t("editor.people.others", { count: others.length })}
      onClick={show}
    >
      {others.slice(0, 5).map(({ id, name }) => (
        <i key={id} title={name} style={{ background: personColor(id) }}>
          {String.fromCodePoint(name.codePointAt(0) ?? 63).toUpperCase()}
        </i>
      ))}
      {others.length > 5 && <i>+{others.length - 5}</i>}
    </button>
  );
}

export function ConnectionNote({ open }: { readonly open: OpenEditor }) {
  const shared = open.shared.value;
  if (shared === null) return null;
  const workshop = shared.workshop.value;
  if (workshop === null) return <p class="editor-note">{t("editor.connection.connecting")}</p>;
  const isLoaded = open.editor.state.content.value.snapshot.value["name"] !== undefined;
  return <StatusNote workshop={workshop} isLoaded={isLoaded} />;
}

function StatusNote({ workshop, isLoaded }: { readonly workshop: Workshop; readonly isLoaded: boolean }) {
  const status = workshop.status.value;
  const problem = workshop.problem.value;
  // The document can be edited on, however often the server does not answer.
  const isLost = status === "offline" && problem === "unreachable" && isLoaded;
  if (status === "online") {
    if (workshop.access.value !== "viewer") return null;
    return (
      <p class="editor-note">
        <Eye aria-hidden="true" /> {t("editor.connection.viewer")}
      </p>
    );
  }
  return (
    <div class="editor-note" role="status">
      <CloudOff aria-hidden="true" />
      <span>
        {isLost || problem === null ? t(`editor.connection.${status}`) : t(`editor.connection.problem.${problem}`)}
      </span>
      {status !== "connecting" && (
        <Button size="small" onPress={() => workshop.retry()}>
          {t("editor.connection.retry")}
        </Button>
      )}
    </div>
  );
}
