/** A live match in a frame of another site: the pitch, the score, and the way to the room. */
import "../style/embedded.css";
import { ExternalLink } from "lucide-preact";
import { roomPath } from "../../session/room-url.ts";
import { Wordmark } from "../component/wordmark.tsx";
import { useUi } from "../context/ui-context.ts";
import { Banner } from "../hud/banner.tsx";
import { PauseText } from "../hud/pause-text.tsx";
import { PictureLost } from "../hud/picture-lost.tsx";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";

export function EmbeddedScreen({ code }: { readonly code: string }) {
  const { session } = useUi();
  const { value: screen } = session.screen;
  const game = session.game.value;
  const room = session.room.value;
  return (
    <main class="match embedded">
      <h1 class="visually-hidden">{room ? roomName(room) : t("common.name")}</h1>
      <div class="match-top">{game && <Scoreboard game={game} room={session.wornKits.value} />}</div>
      {game?.paused && (
        <div class="pause" aria-hidden="true">
          <PauseText seconds={game.resumeSeconds} />
        </div>
      )}
      {game && !game.paused && <Banner game={game} goals={session.goals.value} />}
      {screen.kind !== "room" && (
        <div class="embedded-note" role="status">
          <Wordmark size="small" />
          {screen.kind === "exit" && <p>{t("embed.ended")}</p>}
        </div>
      )}
      <a class="embedded-link" href={roomPath(code)} target="_blank" rel="noopener">
        {t("embed.open")}
        <ExternalLink aria-hidden="true" />
      </a>
      <PictureLost />
    </main>
  );
}
