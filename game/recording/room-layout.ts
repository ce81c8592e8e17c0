/** The room in a recording, complete. Its bytes are also what checksums are computed from (checksum.ts). */
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { ByteReader } from "./byte-reader.ts";
import { RecordingFault } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { MAX_STRIPES } from "./limits.ts";
import type { RecordedGame, RecordedKit, RecordedPlayer, RecordedRoom } from "./recording.ts";
import { readDisc, readList, readStadium, stadiumBytes, writeDisc, writeList } from "./stadium-layout.ts";

export function readRoom(reader: ByteReader): RecordedRoom {
  const name = reader.nullableText("room name");
  const teamsLocked = reader.bool("teams locked");
  const scoreLimit = reader.i32("score limit");
  const timeLimit = reader.i32("time limit");
  const kickRate = { max: reader.i16("kick rate"), rate: reader.u8("kick rate"), min: reader.u8("kick rate") };
  const stadium = readStadium(reader);
  const game = reader.bool("game") ? readGame(reader) : null;
  const players = readList(reader, "player", readPlayer);
  const redKit = readKit(reader, "red colours");
  const blueKit = readKit(reader, "blue colours");
  return { name, teamsLocked, scoreLimit, timeLimit, kickRate, stadium, game, players, redKit, blueKit };
}

/** Throws RangeError for a room that the format cannot hold. */
export function writeRoom(writer: ByteWriter, room: RecordedRoom): void {
  writeRoomHead(writer, room);
  writer.bytes(stadiumBytes(room.stadium));
  writer.bool(room.game !== null);
  if (room.game !== null) writeGame(writer, room.game);
  writeList(writer, "players", room.players, writePlayer);
  writeKit(writer, room.redKit);
  writeKit(writer, room.blueKit);
}

function writeRoomHead(writer: ByteWriter, { name, teamsLocked, scoreLimit, timeLimit, kickRate }: RecordedRoom): void {
  writer.nullableText(name);
  writer.bool(teamsLocked);
  writer.i32(scoreLimit);
  writer.i32(timeLimit);
  writer.u16(kickRate.max);
  writer.u8(kickRate.rate);
  writer.u8(kickRate.min);
}

function readGame(reader: ByteReader): RecordedGame {
  return {
    discs: readList(reader, "disc of the game", readDisc),
    goalTicks: reader.i32("goal ticks"),
    state: reader.i32("game state"),
    red: reader.i32("score"),
    blue: reader.i32("score"),
    time: reader.f64("time"),
    pauseTicks: reader.i32("pause"),
    kickOffTeam: reader.u8("kick-off team"),
  };
}

function writeGame(writer: ByteWriter, game: RecordedGame): void {
  writeList(writer, "discs", game.discs, writeDisc);
  for (const value of [game.goalTicks, game.state, game.red, game.blue]) writer.i32(value);
  writer.f64(game.time);
  writer.i32(game.pauseTicks);
  writer.u8(game.kickOffTeam);
}

function readPlayer(reader: ByteReader, what: string): RecordedPlayer {
  return {
    admin: reader.bool(what),
    number: reader.i32(what),
    avatar: reader.nullableText(what),
    headlessAvatar: reader.nullableText(what),
    desync: reader.bool(what),
    flag: reader.nullableText(what),
    reserved: reader.i32(what),
    name: reader.nullableText(what),
    keys: reader.i32(what),
    id: reader.vint(what),
    armed: reader.bool(what),
    budget: reader.i16(what),
    wait: reader.u8(what),
    team: readTeam(reader, what),
    disc: reader.i16(what),
  };
}

function writePlayer(writer: ByteWriter, player: RecordedPlayer): void {
  writer.bool(player.admin);
  writer.i32(player.number);
  writer.nullableText(player.avatar);
  writer.nullableText(player.headlessAvatar);
  writer.bool(player.desync);
  writer.nullableText(player.flag);
  writer.i32(player.reserved);
  writer.nullableText(player.name);
  writer.i32(player.keys);
  writer.vint(player.id);
  writer.bool(player.armed);
  writer.u16(player.budget);
  writer.u8(player.wait);
  writer.u8(player.team);
  writer.u16(player.disc);
}

/** Numbers of other teams mean the spectators. */
export function readTeam(reader: ByteReader, what: string): number {
  const team = reader.u8(what);
  return team === RED_TEAM || team === BLUE_TEAM ? team : SPECTATORS;
}

export function readKit(reader: ByteReader, what: string): RecordedKit {
  const angle = reader.u8(what);
  const text = reader.i32(what);
  const start = reader.offset;
  const count = reader.u8(what);
  if (count > MAX_STRIPES) throw new RecordingFault(`${what}: ${count} stripes`, start);
  return { angle, text, colors: reader.list(count, () => reader.i32(what)) };
}

export function writeKit(writer: ByteWriter, kit: RecordedKit): void {
  if (kit.colors.length > MAX_STRIPES) throw new RangeError(`colours: ${kit.colors.length} stripes cannot be recorded`);
  writer.u8(kit.angle);
  writer.i32(kit.text);
  writer.u8(kit.colors.length);
  for (const color of kit.colors) writer.i32(color);
}
