/** The people in the document, what each may do, and the chat. */
import { Crosshair, Pencil, PencilOff } from "lucide-preact";
import type { WorkshopPerson } from "#protocol/workshop.ts";
import type { OpenEditor } from "../../../editor/open-editor.ts";
import { personColor } from "../../../editor/together/presence.ts";
import type { SharedDocument } from "../../../editor/together/shared-document.ts";
import { t } from "../../i18n/translate.ts";
import { DocumentChat } from "./document-chat.tsx";
import { ShareButton } from "./share-button.tsx";

type Workshop = NonNullable<SharedDocument["workshop"]["value"]>;

export function PeoplePanel({ open }: { readonly open: OpenEditor }) {
  const shared = open.shared.value;
  const workshop = shared?.workshop.value ?? null;
  if (shared === null || workshop === null) {
    return (
      <div class="editor-people">
        <p>{t("editor.people.alone")}</p>
        <ShareButton open={open} />
      </div>
    );
  }
  return (
    <div class="editor-people">
      <ul aria-label={t("editor.people.title")}>
        {workshop.people.value.map((person) => (
          <PersonRow key={person.id} person={person} shared={shared} workshop={workshop} />
        ))}
      </ul>
      <DocumentChat lines={workshop.chat.value} onSay={(text) => workshop.say(text)} />
    </div>
  );
}

type RowProps = { readonly person: WorkshopPerson; readonly shared: SharedDocument; readonly workshop: Workshop };

function PersonRow({ person, shared, workshop }: RowProps) {
  const { id, name, access } = person;
  const isYou = id === workshop.you.value;
  const isFollowed = shared.followed.value === id;
  const mayChange = workshop.access.value === "owner" && !isYou && access !== "owner";
  const label = access === "viewer" ? t("editor.people.allow", { name }) : t("editor.people.forbid", { name });
  return (
    <li>
      <i style={{ background: personColor(id) }} aria-hidden="true" />
      <span>
        <b>{name}</b> {isYou && <small>{t("editor.people.you")}</small>}
        <small>{t(`editor.access.${access}`)}</small>
      </span>
      {!isYou && (
        <button
          type="button"
          class="editor-command"
          aria-label={t("editor.people.follow", { name })}
          title={t("editor.people.follow", { name })}
          aria-pressed={isFollowed}
          onClick={() => (shared.followed.value = isFollowed ? null : id)}
        >
          <Crosshair />
        </button>
      )}
      {mayChange && (
        <button
          type="button"
          class="editor-command"
          aria-label={label}
          title={label}
          onClick={() => workshop.setAccess(id, access === "viewer" ? "editor" : "viewer")}
        >
          {access === "viewer" ? <Pencil /> : <PencilOff />}
        </button>
      )}
    </li>
  );
}
