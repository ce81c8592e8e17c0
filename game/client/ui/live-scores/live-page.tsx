/** The live scores of all listed rooms. */
import type { ReadonlySignal } from "@preact/signals";
import { Play } from "lucide-preact";
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import { ThemeButton } from "../component/theme-button.tsx";
import { PageHead } from "../component/page-head.tsx";
import type { Theme } from "../saved/theme.ts";
import { useNow } from "../component/use-now.ts";
import { useTitle } from "../component/use-title.ts";
import { t } from "../i18n/translate.ts";
import { ConnectionInfo } from "./connection-info.tsx";
import { ScoreTile } from "./score-tile.tsx";
import { sortRooms } from "./room-order.ts";

type LivePageProps = {
  readonly lobby: ReadonlySignal<LobbyInfo>;
  readonly transport: ReadonlySignal<LobbyTransportKind | null>;
  readonly theme: Theme;
};

export function LivePage({ lobby, transport, theme }: LivePageProps) {
  const { connection, rooms, clockAheadMs } = lobby.value;
  const now = useNow();
  useTitle(t("live.title"));
  return (
    <div class="live">
      <PageHead>
        <ThemeButton theme={theme} variant="glass" />
      </PageHead>
      <main>
        <div class="live-title">
          <h1>{t("live.title")}</h1>
          <ConnectionInfo connection={connection} transport={transport.value} pingMs={lobby.value.pingMs} />
        </div>
        {rooms.length > 0 && (
          <ul class={`tiles ${connection === "live" ? "" : "tiles-stale"}`} role="list">
            {sortRooms(rooms).map((room) => (
              <ScoreTile key={room.code} room={room} now={now} clockAheadMs={clockAheadMs} />
            ))}
          </ul>
        )}
        {rooms.length === 0 && (connection === "live" ? <NoRooms /> : <TileSkeletons />)}
      </main>
      <footer class="live-foot">
        {t("live.scripts")} <a href="/api/rooms">/api/rooms</a> <a href="/api/live">/api/live</a>
      </footer>
    </div>
  );
}

function NoRooms() {
  return (
    <div class="card live-empty">
      <svg viewBox="0 0 160 84" aria-hidden="true">
        <path class="live-chalk" d="M80 4v76M4 4h152v76H4zM4 26h22v32H4M156 26h-22v32h22" />
        <circle class="live-chalk" cx="80" cy="42" r="19" />
        <circle class="live-ball" cx="80" cy="42" r="5.5" />
      </svg>
      <h2>{t("live.emptyTitle")}</h2>
      <p>{t("live.emptyText")}</p>
      <a class="button button-primary button-large" href="/">
        <Play />
        <span>{t("live.emptyPlay")}</span>
      </a>
    </div>
  );
}

function TileSkeletons() {
  return (
    <div class="tiles" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((tile) => (
        <div key={tile} class="tile tile-skeleton">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
