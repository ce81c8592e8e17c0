/**
 * A room of the list. The join button covers the whole row except its other buttons. Changes are not announced to screen
 * readers, because every room changes all the time.
 */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { CirclePlay, Eye, Lock, Star } from "lucide-preact";
import type { ListedRoom } from "../../session/lobby.ts";
import { replayPath } from "../../session/recording.ts";
import { Badge } from "../component/badge.tsx";
import { Flag } from "../component/flag.tsx";
import { useUi } from "../context/ui-context.ts";
import { roomName } from "../i18n/room-name.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { isFavouriteRoom, toggleFavouriteRoom } from "../saved/favourite-rooms.ts";
import { PasswordPrompt } from "./password-prompt.tsx";
import { accessOf, maySpectate, type PasswordRequest, type RoomAccess } from "./room-access.ts";
import { RoomScore } from "./room-score.tsx";
import { RoomSeats } from "./room-seats.tsx";

type RoomRowProps = {
  readonly room: ListedRoom;
  /** Milliseconds since 1970. */
  readonly now: ReadonlySignal<number>;
  /** Set while the password of this room is being entered. */
  readonly passwordRequest: PasswordRequest | undefined;
  readonly onJoin: (watch: boolean) => void;
  readonly onPassword: (password: string, watch: boolean) => void;
  readonly onCancel: () => void;
};

const JOIN_TEXTS: Readonly<Record<RoomAccess, { readonly short: TextKey; readonly named: TextKey }>> = {
  play: { short: "lobby.join", named: "lobby.joinNamed" },
  queue: { short: "lobby.queue", named: "lobby.queueNamed" },
  none: { short: "lobby.full", named: "lobby.fullNamed" },
};

export function RoomRow({ room, now, passwordRequest, onJoin, onPassword, onCancel }: RoomRowProps) {
  const id = useId();
  const joinButton = useRef<HTMLButtonElement>(null);
  const wasRequested = useRef(false);
  // Returns the focus when the password prompt is cancelled.
  useEffect(() => {
    if (wasRequested.current && passwordRequest === undefined) joinButton.current?.focus();
    wasRequested.current = passwordRequest !== undefined;
  }, [passwordRequest]);
  const access = accessOf(room);
  const name = roomName(room);
  return (
    <li class={`listing listing-${access} ${passwordRequest ? "listing-asking" : ""}`}>
      <FavouriteButton room={room} />
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
        onClick={() => onJoin(true)}
      >
        <Eye />
        <span>{t("lobby.watch")}</span>
      </button>
      <button
        type="button"
        class="listing-join"
        data-room-key="join"
        ref={joinButton}
        disabled={access === "none"}
        aria-label={t(JOIN_TEXTS[access].named, { name })}
        aria-describedby={`${id}-details ${id}-score ${id}-seats`}
        onClick={() => onJoin(false)}
      >
        <span>{t(JOIN_TEXTS[access].short)}</span>
      </button>
      {passwordRequest && (
        <PasswordPrompt
          name={name}
          watch={passwordRequest.watch}
          onPassword={(password) => onPassword(password, passwordRequest.watch)}
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
      {room.replay !== "" && (
        <a
          class="listing-replay"
          href={replayPath(room.replay)}
          target="_blank"
          rel="noopener"
          aria-label={t("lobby.replayNamed", { name: roomName(room) })}
          title={t("lobby.replay")}
        >
          <CirclePlay />
        </a>
      )}
      {room.scripted && (
        <span class="listing-mark" title={t("lobby.scriptedNote")} aria-hidden="true">
          <Badge>{t("lobby.scripted")}</Badge>
        </span>
      )}
    </div>
  );
}

function RoomDetails({ id, room }: { readonly id: string; readonly room: ListedRoom }) {
  const access = accessOf(room);
  return (
    <p class="listing-details" id={id}>
      {access !== "play" && <em>{t(access === "queue" ? "lobby.fullQueue" : "lobby.full")}</em>}
      <span title={t("lobby.map")}>{room.stadium}</span>
      {room.spectators > 0 && <span>{t("lobby.watching", { count: room.spectators })}</span>}
      {room.queue > 0 && <span>{t("lobby.waiting", { count: room.queue })}</span>}
      {room.locked && <span class="visually-hidden">{t("lobby.locked")}</span>}
      {room.scripted && <span class="visually-hidden">{t("lobby.scripted")}</span>}
    </p>
  );
}

function FavouriteButton({ room }: { readonly room: ListedRoom }) {
  const { favouriteRooms } = useUi().preferences;
  const favourites = favouriteRooms.value.value;
  const on = isFavouriteRoom(favourites, room);
  return (
    <button
      type="button"
      class="listing-favourite"
      data-room-key="favourite"
      aria-pressed={on}
      aria-label={t("lobby.favourite", { name: roomName(room) })}
      title={on ? t("lobby.removeFavourite") : t("lobby.addFavourite")}
      onClick={() => favouriteRooms.save(toggleFavouriteRoom(favourites, room))}
    >
      <Star />
    </button>
  );
}
