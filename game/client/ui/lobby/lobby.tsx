/** The live list of rooms with search, filters and ping. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { Film, Radio, Trophy } from "lucide-preact";
import { Card } from "../component/card.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { isFavouriteRoom } from "../saved/favourite-rooms.ts";
import { selectRooms } from "./room-order.ts";
import { ListToolbar } from "./list-toolbar.tsx";
import { Ping } from "./ping.tsx";
import { RoomList } from "./room-list.tsx";
import { LostNote, NoResults, NoRooms, RoomSkeleton } from "./empty-list.tsx";

/** `confirmNickname` saves and returns the nickname to join with. */
export function Lobby({ confirmNickname }: { readonly confirmNickname: () => string }) {
  const { session, actions, preferences } = useUi();
  const search = useSignal("");
  const heading = useId();
  useEffect(() => {
    actions.followLobby(true);
    return () => actions.followLobby(false);
  }, []);

  const { connection, rooms } = session.lobby.value;
  const favourites = preferences.favouriteRooms.value.value;
  const options = preferences.listOptions.value.value;
  const shown = selectRooms(rooms, options, search.value, (room) => isFavouriteRoom(favourites, room));
  const clear = () => {
    search.value = "";
    preferences.listOptions.save({ ...options, filters: [] });
  };
  return (
    <Card name="lobby">
      <section aria-labelledby={heading}>
        <header class="lobby-head">
          <h2 id={heading}>{t("lobby.title")}</h2>
          {rooms.length > 0 && <span class="lobby-count">{rooms.length}</span>}
          <a class="lobby-live lobby-boards" href="/leaderboards">
            <Trophy />
            {t("stats.leaderboards")}
          </a>
          <a class="lobby-live lobby-recordings" href="/replay">
            <Film />
            {t("lobby.recordings")}
          </a>
          <a class="lobby-live" href="/live">
            <Radio />
            {t("lobby.live")}
          </a>
          <Ping />
        </header>
        {(rooms.length > 0 || connection !== "live") && <ListToolbar search={search} count={shown.length} />}
        {connection === "lost" && <LostNote />}
        {shown.length > 0 && (
          <RoomList
            rooms={shown}
            orderKey={JSON.stringify([options, search.value, favourites])}
            confirmNickname={confirmNickname}
          />
        )}
        {shown.length === 0 && rooms.length > 0 && <NoResults onClear={clear} />}
        {rooms.length === 0 && connection === "live" && <NoRooms onPlay={() => actions.playNow(confirmNickname())} />}
        {rooms.length === 0 && connection !== "live" && <RoomSkeleton />}
      </section>
    </Card>
  );
}
