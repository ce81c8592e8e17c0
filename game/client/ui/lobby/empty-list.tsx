/** Shown instead of the room list: loading, connection lost, no rooms, no search results. */
import { Play, WifiOff } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { t } from "../i18n/translate.ts";

export function RoomSkeleton() {
  return (
    <div class="rooms-skeleton" aria-busy="true">
      <span class="visually-hidden">{t("lobby.connecting")}</span>
      {[0, 1, 2].map((row) => (
        <div key={row} class="listing-skeleton" aria-hidden="true">
          <i class="shimmer" />
          <i class="shimmer" />
          <i class="shimmer" />
        </div>
      ))}
    </div>
  );
}

export function LostNote() {
  return (
    <p class="lobby-lost" role="status">
      <WifiOff aria-hidden="true" />
      {t("lobby.lost")}
    </p>
  );
}

export function NoRooms({ onPlay }: { readonly onPlay: () => void }) {
  return (
    <div class="lobby-empty">
      <svg class="picture" viewBox="0 0 160 84" aria-hidden="true">
        <rect class="picture-ground" width="160" height="84" rx="12" />
        <path class="picture-stripes" d="M32 0h32v84H32zM96 0h32v84H96z" />
        <path class="picture-chalk" d="M80 0v84" />
        <circle class="picture-chalk" cx="80" cy="42" r="24" />
        <circle class="picture-dashed" cx="112" cy="42" r="11" />
        <circle class="picture-red" cx="46" cy="42" r="11" />
        <circle class="picture-ball" cx="80" cy="42" r="6" />
      </svg>
      <h3>{t("lobby.emptyTitle")}</h3>
      <p>{t("lobby.emptyText")}</p>
      <Button icon={<Play />} onPress={onPlay}>
        {t("lobby.emptyPlay")}
      </Button>
    </div>
  );
}

export function NoResults({ onClear }: { readonly onClear: () => void }) {
  return (
    <div class="lobby-empty">
      <h3>{t("lobby.noResultTitle")}</h3>
      <Button onPress={onClear}>{t("lobby.clearFilters")}</Button>
    </div>
  );
}
