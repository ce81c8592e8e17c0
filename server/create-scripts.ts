/** Creates what runs the scripts of a server. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoomNames } from "./colyseus/room-names.ts";
import type { NewRooms } from "./ranked/ranked-queue.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import { ScriptedRooms } from "./script/scripted-rooms.ts";
import { Scripts } from "./script/scripts.ts";
import type { ServerSettings } from "./server-settings.ts";

type ScriptParts = {
  readonly ports: RoomPorts;
  readonly names: RoomNames;
  readonly newRooms: NewRooms;
  /** Port on which the server listens, once it does. */
  readonly port: () => number;
};

export function createScripts(settings: ServerSettings, { ports, names, newRooms, port }: ScriptParts): Scripts {
  const { store, stadiumStore, now, date, log } = ports;
  const rooms = new ScriptedRooms({ roomName: names.friends, newRooms, store });
  const { folder = join(tmpdir(), "rondo-scripts"), limits, restartMs } = settings.scripts ?? {};
  return new Scripts({
    ...{ stadiumStore, now, date, limits, restartMs },
    openRoom: rooms.open,
    closeRoom: rooms.close,
    urlOf: (code) => `${originOf(settings, port())}/r/${code}`,
    storageFolder: folder,
    storageOf: (name) => store.scriptStorages.of(name),
    wordFilter: settings.wordFilter ?? true,
    onLine: (script, level, text) => log[level]({ script }, text),
  });
}

/** Where players reach the server: its public host, over TLS unless it is this machine. */
function originOf({ admission, host }: ServerSettings, port: number): string {
  const [publicHost] = admission?.hosts ?? [];
  if (publicHost !== undefined)
    return `${/^(localhost|127\.|\[?::1)/u.test(publicHost) ? "http" : "https"}://${publicHost}`;
  const isReachable = host === undefined || host === "0.0.0.0" || host === "::";
  return `http://${isReachable ? "localhost" : host}:${port}`;
}
