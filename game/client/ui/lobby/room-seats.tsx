/** Seats taken by players and bots, as numbers and as a bar. */
import { Bot } from "lucide-preact";
import type { ListedRoom } from "../../session/lobby.ts";
import { t } from "../i18n/translate.ts";

export function RoomSeats({ id, room }: { readonly id: string; readonly room: ListedRoom }) {
  const { players, bots, seats } = room;
  const share = (count: number) => `${(100 * count) / Math.max(1, seats)}%`;
  return (
    <div class="listing-seats" id={id}>
      <span class="visually-hidden">{t("lobby.seatsSpoken", { players, bots, seats })}</span>
      <span class="seat-count" aria-hidden="true">
        <b>{players}</b>/{seats}
        {bots > 0 && (
          <span class="seat-bots" title={t("lobby.bots", { count: bots })}>
            <Bot />
            {bots}
          </span>
        )}
      </span>
      <span class="seat-bar" aria-hidden="true">
        <i class="seat-players" style={{ width: share(players) }} />
        <i class="seat-bot-share" style={{ width: share(bots) }} />
      </span>
    </div>
  );
}
