/** The rooms that are open right now: what is played in them, and the ways in. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { Radio } from "lucide-preact";
import { Card } from "../component/card.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { isFavourite } from "../preferences/favourite-rooms.ts";
import { chooseRooms } from "./room-order.ts";
import { ListTools } from "./list-toolbar.tsx";
import { Ping } from "./ping.tsx";
import { RoomList } from "./room-list.tsx";
import { LostNote, NoMatch, NoRooms, RoomSkeleton } from "./empty-list.tsx";

/** `settle` gives the nickname to enter with. */
export function Lobby({ settle }: { readonly settle: () => string }) {
  const { session, actions, memory } = useUi();
  const search = useSignal("");
  const heading = useId();
  useEffect(() => {
    actions.followLobby(true);
    return () => actions.followLobby(false);
  }, []);

  const { link, rooms } = session.lobby.value;
  const favourites = memory.favourites.value.value;
  const choice = memory.listChoice.value.value;
  const shown = chooseRooms(rooms, choice, search.value, (room) => isFavourite(favourites, room));
  const clear = () => {
    search.value = "";
    memory.listChoice.keep({ ...choice, filters: [] });
  };
  return (
    <Card name="lobby">
      <section aria-labelledby={heading}>
        <header class="lobby-head">
          <h2 id={heading}>{t("lobby.title")}</h2>
          {rooms.length > 0 && <span class="lobby-count">{rooms.length}</span>}
          <a class="lobby-live" href="/live">
            <Radio />
            {t("lobby.live")}
          </a>
          <Ping />
        </header>
        {(rooms.length > 0 || link !== "live") && <ListTools search={search} count={shown.length} />}
        {link === "lost" && <LostNote />}
        {shown.length > 0 && (
          <RoomList rooms={shown} orderKey={JSON.stringify([choice, search.value, favourites])} settle={settle} />
        )}
        {shown.length === 0 && rooms.length > 0 && <NoMatch onClear={clear} />}
        {rooms.length === 0 && link === "live" && <NoRooms onPlay={() => actions.playNow(settle())} />}
        {rooms.length === 0 && link !== "live" && <RoomSkeleton />}
      </section>
    </Card>
  );
}
