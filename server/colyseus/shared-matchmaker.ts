/** The state of the framework's matchmaker that all servers of a process share. */
import { matchMaker } from "@colyseus/core";

type SharedOptions = {
  readonly presence?: typeof matchMaker.presence;
  readonly driver?: typeof matchMaker.driver;
};

/**
 * Presence and driver of the servers that already run in this process: a new server with its own would hide their
 * rooms. Empty for the first server.
 */
export function sharedMatchmaker(): SharedOptions {
  if (matchMaker.state !== matchMaker.MatchMakerState.READY) return {};
  return { presence: matchMaker.presence, driver: matchMaker.driver };
}

/** Whether a room of this name is registered in this process. */
export function isRoomNameTaken(name: string): boolean {
  return matchMaker.getAllHandlers()[name] !== undefined;
}
