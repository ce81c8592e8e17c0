/** What a room's link leads to when it is opened for the first time: the room as it is now, and the question for a nickname. */
import { Eye, Play, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import type { RoomAnswer } from "../../session/lobby.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { NicknameField, useNickname } from "../home/nickname-field.tsx";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";
import { useJson } from "../statistics/use-json.ts";
import { PageFrame } from "./page-frame.tsx";

/** More names are counted. */
const NAMES_MAX = 12;

export function InvitationScreen({ code }: { readonly code: string }) {
  const { actions, invitedTo } = useUi();
  const { draft, confirm } = useNickname();
  const found = useJson<RoomAnswer>(`/api/rooms/${encodeURIComponent(code)}`);
  const join = (watch: boolean) => {
    actions.joinRoom(confirm(), code, { watch });
    invitedTo.value = undefined;
  };
  return (
    <PageFrame>
      <Picture code={code} />
      <div>
        <h1>{found.kind === "loaded" ? roomName(found.body.room) : t("invitation.title")}</h1>
        <p class="lead">
          {t("invitation.text")} <span class="code">{code}</span>
        </p>
      </div>
      {found.kind === "loaded" && <Room answer={found.body} />}
      {found.kind === "missing" && (
        <p class="field-error" role="alert">
          {t("invitation.missing", { code })}
        </p>
      )}
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

/** The picture that other sites show with the link, which keeps its place while it loads. */
function Picture({ code }: { readonly code: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  return (
    <img
      class="invitation-picture"
      src={`/card/${encodeURIComponent(code)}.jpg`}
      width={1200}
      height={630}
      alt=""
      onError={() => setFailed(true)}
    />
  );
}

function Room({ answer: { room, people } }: { readonly answer: RoomAnswer }) {
  const { game, players, seats, stadium, locked } = room;
  const more = people.length - NAMES_MAX;
  return (
    <div class="stack invitation-room">
      <ul class="invitation-facts">
        <li>{stadium}</li>
        {game !== null && <li>{t("invitation.score", { red: game.red, blue: game.blue })}</li>}
        <li>{t("invitation.playing", { players, seats })}</li>
      </ul>
      {people.length > 0 && (
        <div class="invitation-people">
          <Users aria-hidden="true" />
          <ul aria-label={t("invitation.there")}>
            {people.slice(0, NAMES_MAX).map((name, i) => (
              <li key={i}>{name}</li>
            ))}
            {more > 0 && <li>+{more}</li>}
          </ul>
        </div>
      )}
      {locked && <p class="field-note">{t("invitation.locked")}</p>}
      {!locked && players >= seats && <p class="field-note">{t("invitation.full")}</p>}
    </div>
  );
}
