/**
 * The names under which a server registers its rooms with the framework's matchmaker, of which a process has only one. A
 * namespace keeps the rooms of two servers in one process apart; clients never see it.
 */
import { ADMIN } from "#protocol/admin.ts";
import { HELP } from "#protocol/proof-text.ts";
import { WORKSHOP } from "#protocol/workshop.ts";
import { LOBBY } from "#protocol/live.ts";

export type RoomNames = {
  readonly quick: string;
  readonly friends: string;
  readonly ranked: string;
  /** The queues for ranked matches. */
  readonly "1v1": string;
  readonly "3v3": string;
  readonly lobby: string;
  readonly help: string;
  readonly admin: string;
  /** Documents of the stadium workshop. */
  readonly workshop: string;
};

export function roomNames(namespace: string): RoomNames {
  const named = (name: string) => (namespace === "" ? name : `${name}@${namespace}`);
  return {
    quick: named("quick"),
    friends: named("friends"),
    ranked: named("ranked"),
    "1v1": named("1v1"),
    "3v3": named("3v3"),
    lobby: named(LOBBY),
    help: named(HELP),
    admin: named(ADMIN),
    workshop: named(WORKSHOP),
  };
}

/** The names of rooms with a code to join by; the others have none. */
export function matchRoomNames({ quick, friends, ranked }: RoomNames): readonly string[] {
  return [quick, friends, ranked];
}
