/**
 * The names under which a server registers its rooms with the framework's matchmaker, of which a process has only one. A
 * namespace keeps the rooms of two servers in one process apart; clients never see it.
 */
import { ADMIN } from "#protocol/admin.ts";
import { HELP } from "#protocol/help.ts";
import { LOBBY } from "#protocol/live.ts";

export type RoomNames = {
  readonly quick: string;
  readonly friends: string;
  readonly lobby: string;
  readonly help: string;
  readonly admin: string;
};

export function roomNames(namespace: string): RoomNames {
  const named = (name: string) => (namespace === "" ? name : `${name}@${namespace}`);
  return {
    quick: named("quick"),
    friends: named("friends"),
    lobby: named(LOBBY),
    help: named(HELP),
    admin: named(ADMIN),
  };
}

/** The names of rooms with a code to join by; the others have none. */
export function matchRoomNames({ quick, friends }: RoomNames): readonly string[] {
  return [quick, friends];
}
