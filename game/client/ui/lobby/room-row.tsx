/**
 * One room of the list. The whole row is the way in: its button reaches over everything that is not a button itself.
 * Nothing here is announced by itself; what changes is read when somebody comes by.
 */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { Eye, Lock, Star } from "lucide-preact";
import type { ListedRoom } from "../../session/lobby.ts";
import { Flag } from "../component/flag.tsx";
import { useUi } from "../context/ui-context.ts";
import { roomName } from "../i18n/room-name.ts";
import { t, type WordKey } from "../i18n/translate.ts";
import { DoorPrompt } from "./password-prompt.tsx";
import { isFavourite, toggleFavourite } from "../preferences/favourite-rooms.ts";
import { entryOf, maySpectate, type Entry } from "./room-access.ts";
import type { Asking } from "./room-access.ts";
import { RoomScore } from "./room-score.tsx";
import { RoomSeats } from "./room-seats.tsx";

type RoomRowProps = {
  readonly room: ListedRoom;
  readonly now: ReadonlySignal<number>;
  /** Its password is asked for. */
  readonly asking: Asking | undefined;
  readonly onEnter: (watch: boolean) => void;
  readonly onPassword: (password: string, watch: boolean) => void;
  readonly onCancel: () => void;
};

const ENTRY_WORDS: Readonly<Record<Entry, { readonly short: WordKey; readonly named: WordKey }>> = {
  play: { short: "lobby.join", named: "lobby.joinNamed" },
  queue: { short: "lobby.queue", named: "lobby.queueNamed" },
  none: { short: "lobby.full", named: "lobby.fullNamed" },
};

export function RoomRow({ room, now, asking, onEnter, onPassword, onCancel }: RoomRowProps) {
  const id = useId();
  const door = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // Whoever gives up at the door stands in front of it again.
  useEffect(() => {
    if (asked.current && asking === undefined) door.current?.focus();
    asked.current = asking !== undefined;
  }, [asking]);
  const entry = entryOf(room);
  const name = roomName(room);
  return (
    <li class={`listing listing-${entry} ${asking ? "listing-asking" : ""}`}>
      <StarButton room={room} />
      <RoomTitle room={room} />
      <RoomDetails id={`${id}-details`} room={room} />
      <RoomScore id={`${id}-score`} game={room.game} now={now} />
      <RoomSeats id={`${id}-seats`} room={room} />
      <button
        type="button"
        class="listing-watch"
        data-room-key="watch"
        disabled={!maySpectate(room)}
        aria-label={t("lobby.watchNamed", { name })}
        onClick={() => onEnter(true)}
      >
        <Eye />
        <span>{t("lobby.watch")}</span>
      </button>
      <button
        type="button"
        class="listing-join"
        data-room-key="join"
        ref={door}
        disabled={entry === "none"}
        aria-label={t(ENTRY_WORDS[entry].named, { name })}
        aria-describedby={`${id}-details ${id}-score ${id}-seats`}
        onClick={() => onEnter(false)}
      >
        <span>{t(ENTRY_WORDS[entry].short)}</span>
      </button>
      {asking && (
        <DoorPrompt
          name={name}
          watch={asking.watch}
          onPassword={(password) => onPassword(password, asking.watch)}
          onCancel={onCancel}
        />
      )}
    </li>
  );
}

function RoomTitle({ room }: { readonly room: ListedRoom }) {
  return (
    <div class="listing-name">
      <b title={roomName(room)}>{roomName(room)}</b>
      <Flag letters={room.flag} />
      {room.locked && (
        <span class="listing-lock" title={t("lobby.locked")}>
          <Lock />
        </span>
      )}
    </div>
  );
}

function RoomDetails({ id, room }: { readonly id: string; readonly room: ListedRoom }) {
  const entry = entryOf(room);
  return (
    <p class="listing-details" id={id}>
      {entry !== "play" && <em>{t(entry === "queue" ? "lobby.fullQueue" : "lobby.full")}</em>}
      <span title={t("lobby.map")}>{room.stadium}</span>
      {room.spectators > 0 && <span>{t("lobby.watching", { count: room.spectators })}</span>}
      {room.queue > 0 && <span>{t("lobby.waiting", { count: room.queue })}</span>}
      {room.locked && <span class="unseen">{t("lobby.locked")}</span>}
    </p>
  );
}

function StarButton({ room }: { readonly room: ListedRoom }) {
  const { favourites } = useUi().memory;
  const on = isFavourite(favourites.value.value, room);
  const label = t("lobby.favourite", { name: roomName(room) });
  return (
    <button
      type="button"
      class="listing-star"
      data-room-key="star"
      aria-pressed={on}
      aria-label={label}
      title={on ? t("lobby.unstar") : t("lobby.star")}
      onClick={() => favourites.keep(toggleFavourite(favourites.value.value, room))}
    >
      <Star />
    </button>
  );
}
