/** Writes the room of a recording at the shown tick into the session, as the net code does for live rooms. */
import type { Kit } from "#room/kit.ts";
import { DEFAULT_SETTINGS, pickSettings, SHARED_NAMES } from "#room/settings.ts";
import { isTeam, SPECTATORS } from "#room/team.ts";
import type { Playback } from "#recording/playback.ts";
import type { RecordedKit } from "#recording/recording.ts";
import { STOPPED } from "#sim/world.ts";
import { showGame } from "#client/net/match/shown-game.ts";
import { sameFields } from "#client/net/same-fields.ts";
import { PLAIN_PLAYER, type PlayerInfo } from "#client/session/player.ts";
import { NO_PAINT, type DiscPaint, type DiscPaints, type RoomInfo } from "#client/session/room.ts";
import type { Session } from "#client/session/session.ts";

/** A signal is written only if its value differs. */
export function showRoom(session: Session, playback: Playback): void {
  showGame(session.game, playback.world);
  showPlayers(session, playback);
  const room = describeRoom(playback);
  const shown = session.room.peek();
  if (shown === null || !sameRoom(room, shown)) session.room.value = room;
  const paints = describePaints(playback);
  if (!samePaints(paints, session.discPaints.peek())) session.discPaints.value = paints;
}

function showPlayers({ players }: Session, playback: Playback): void {
  const before = players.peek();
  let changed = before.length !== playback.room.players.length;
  const next = playback.room.players.map((_, p) => {
    const player = describePlayer(playback, p);
    const old = before[p];
    if (old !== undefined && sameFields(player, old)) return old;
    changed = true;
    return player;
  });
  if (changed) players.value = next;
}

function describePlayer({ room, world }: Playback, p: number): PlayerInfo {
  const { worldId, name, avatar, headlessAvatar, flag, admin, number, ping } = room.players[p]!;
  const team = world.players.team[p]!;
  return {
    ...PLAIN_PLAYER,
    id: worldId,
    name: name ?? "",
    team: isTeam(team) ? team : SPECTATORS,
    number,
    avatar: headlessAvatar ?? avatar ?? "",
    admin,
    flag: (flag ?? "").toLowerCase(),
    ping,
  };
}

function describeRoom({ room, world }: Playback): RoomInfo {
  const { name, teamsLocked, scoreLimit, timeLimit, redKit, blueKit } = room;
  return {
    ...pickSettings(SHARED_NAMES, DEFAULT_SETTINGS),
    ...{ name: name ?? "", teamsLocked, scoreLimit, timeLimit },
    code: "",
    stadiumName: world.arena.stadium.name,
    checksum: "",
    kits: { red: kitFrom(redKit), blue: kitFrom(blueKit) },
    locked: false,
    extraKeys: [],
  };
}

/** The angle has 256 steps in recordings. */
function kitFrom({ angle, text, colors }: RecordedKit): Kit {
  return { angle: (angle * 360) / 256, text, colors };
}

function sameRoom(a: RoomInfo, b: RoomInfo): boolean {
  const flat = (room: RoomInfo) => ({ ...room, kits: null, extraKeys: null });
  return sameFields(flat(a), flat(b)) && sameKit(a.kits.red, b.kits.red) && sameKit(a.kits.blue, b.kits.blue);
}

function sameKit(a: Kit, b: Kit): boolean {
  return a.angle === b.angle && a.text === b.text && a.colors === b.colors;
}

/** Discs of the stadium whose colour has changed. */
function describePaints({ room, world }: Playback): DiscPaints {
  if (world.game.state === STOPPED) return NO_PAINT;
  const { discs } = world.arena.stadium;
  let paints: Map<number, DiscPaint> | undefined;
  for (let i = 0; i < discs.length; i++) {
    const color = room.colors[i];
    if (color === undefined || color === discs[i]!.color) continue;
    (paints ??= new Map<number, DiscPaint>()).set(i, { color, image: null });
  }
  return paints ?? NO_PAINT;
}

function samePaints(a: DiscPaints, b: DiscPaints): boolean {
  return a.size === b.size && [...a].every(([disc, { color }]) => b.get(disc)?.color === color);
}
