/** How each player's disc is drawn, derived from the session when that changes rather than in every frame. */
import type { Rgb } from "#client/paint/color.ts";
import type { Shirt } from "#client/paint/kit.ts";
import { badgeTint, nameTint } from "#client/paint/name.ts";
import { kitOf } from "#client/session/kit.ts";
import type { PlayerInfo } from "#client/session/player.ts";
import type { Kit, RoomInfo } from "#client/session/room.ts";
import type { Session } from "#client/session/session.ts";
import type { DiscImage } from "#room/look.ts";
import { RED_TEAM, SPECTATORS } from "#room/team.ts";

export type PlayerAppearance = {
  /** Equal shirts have equal keys. */
  readonly key: string;
  readonly shirt: Shirt;
  /** Drawn in place of number or avatar. */
  readonly image: DiscImage | null;
  readonly name: string;
  /** Colours 0xRRGGBB as they are shown. */
  readonly nameColor: Rgb;
  /** "" for none. */
  readonly badge: string;
  readonly badgeColor: Rgb;
  readonly connected: boolean;
  /** The client's own player. */
  readonly own: boolean;
  /** Whether the name is shown. */
  readonly named: boolean;
  /** One colour that stands for the player, for arrows. */
  readonly color: Rgb;
};

/** By player id. */
export type PlayerAppearances = ReadonlyMap<number, PlayerAppearance>;

/** Players that have left are kept, up to this many: replays still show their discs. */
const FORMER_MAX = 32;

/** Reads signals of the session. `before`: the result of the last call. */
export function appearancesOf(session: Session, before: PlayerAppearances = new Map()): PlayerAppearances {
  const room = session.wornKits.value;
  const myId = session.myId.value;
  const named = session.namesShown.value;
  const now = new Map(
    session.players.value.map((player) => [
      player.id,
      appearanceOf(player, room, { myId, named, worn: before.get(player.id)?.shirt }),
    ]),
  );
  const former = [...before].filter(([id]) => !now.has(id)).slice(0, FORMER_MAX);
  return new Map([...now, ...former]);
}

type Viewer = { readonly myId: number; readonly named: boolean; readonly worn: Kit | undefined };

function appearanceOf(player: PlayerInfo, room: Pick<RoomInfo, "kits"> | null, viewer: Viewer): PlayerAppearance {
  const { myId, named, worn } = viewer;
  // A spectator may still own a disc for a moment after leaving a team, and in replays.
  const kit = player.team === SPECTATORS ? (worn ?? kitOf(room, RED_TEAM)) : kitOf(room, player.team);
  const { image } = player;
  const label = image === null ? player.avatar || String(player.number) : "";
  return {
    key: `${kit.colors.join()}/${kit.angle}/${kit.text}/${image === null ? label : `image ${image}`}`,
    shirt: { ...kit, label },
    image,
    name: player.name,
    nameColor: nameTint(player.nameColor),
    badge: player.badge,
    badgeColor: badgeTint(player.badgeColor),
    connected: player.connected,
    own: player.id === myId,
    named: named && player.id !== myId,
    color: kit.colors[0]!,
  };
}
