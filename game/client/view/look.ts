/** What a player looks like, worked out from the session when it changes rather than in every frame. */
import type { PlayerInfo } from "#client/session/player.ts";
import type { Kit, RoomInfo } from "#client/session/room.ts";
import type { Session } from "#client/session/session.ts";
import { BLUE, RED } from "./paint/palette.ts";
import type { Shirt } from "./paint/disc.ts";

export type Look = {
  /** Equal looks have equal keys. */
  readonly key: string;
  readonly shirt: Shirt;
  readonly name: string;
  readonly connected: boolean;
  readonly mine: boolean;
  /** For arrows and effects. */
  readonly color: number;
};

/** Looks of all players by id. */
export function looksOf(session: Session): ReadonlyMap<number, Look> {
  const room = session.room.value;
  const myId = session.myId.value;
  return new Map(session.players.value.map((player) => [player.id, lookOf(player, room, myId)]));
}

function lookOf(player: PlayerInfo, room: RoomInfo | null, myId: number): Look {
  const kit = kitOf(player, room);
  const label = player.avatar || String(player.number);
  return {
    key: `${kit.colors.join()}/${kit.angle}/${kit.text}/${label}`,
    shirt: { ...kit, label },
    name: player.name,
    connected: player.connected,
    mine: player.id === myId,
    color: kit.colors[0] ?? RED,
  };
}

function kitOf(player: PlayerInfo, room: RoomInfo | null): Kit {
  const kit = player.team === 2 ? room?.kits.blue : room?.kits.red;
  if (kit && kit.colors.length > 0) return { ...kit, colors: kit.colors.slice(0, 3) };
  return { angle: 0, text: 0xffffff, colors: [player.team === 2 ? BLUE : RED] };
}
