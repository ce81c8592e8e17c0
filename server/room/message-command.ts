/** Turns a client's message into a command for the referee, who decides whether it is allowed. */
import type { Command } from "#match/command.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import type { StadiumLibrary } from "../stadium-library.ts";

/** Undefined when there is nothing to do (a stadium that is not there). */
export function commandFor<K extends ToServerKind>(
  kind: K,
  message: ToServer[K],
  by: number,
  stadiums: StadiumLibrary,
): Command | undefined {
  switch (kind) {
    case "team": {
      const { team, id } = message as ToServer["team"];
      return { kind: "team", id: id ?? by, team, by };
    }
    case "start":
    case "stop":
      return { kind, by };
    case "pause":
      return { kind: "pause", paused: (message as ToServer["pause"]).paused, by };
    case "stadium": {
      const { name } = message as ToServer["stadium"];
      const stadium = stadiums.find(name);
      return stadium === undefined ? undefined : { kind: "stadium", name, stadium, by };
    }
    default:
      return undefined;
  }
}
