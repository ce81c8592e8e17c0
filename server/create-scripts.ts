/** Creates what runs the scripts of a server. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import type { RoomNames } from "./colyseus/room-names.ts";
import type { NewRooms } from "./ranked/ranked-queue.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import type { RoomAdoption } from "./room/saved/room-adoption.ts";
import { ScriptedRooms } from "./script/scripted-rooms.ts";
import { ScriptClaims } from "./script/script-claims.ts";
import { Scripts } from "./script/scripts.ts";
import { ScriptsFolder } from "./script/scripts-folder.ts";
import type { ServerSettings } from "./server-settings.ts";

type ScriptParts = {
  readonly ports: RoomPorts;
  readonly names: RoomNames;
  readonly newRooms: NewRooms;
  readonly adoption: Pick<RoomAdoption, "others">;
  /** True when the process takes no new rooms. */
  readonly isDraining: () => boolean;
  /** Port on which the server listens, once it does. */
  readonly port: () => number;
};

export type ScriptServices = {
  readonly scripts: Scripts;
  /** Undefined without a folder of scripts. To be opened when the rooms of the last process are restored. */
  readonly scriptsFolder: ScriptsFolder | undefined;
};

export function createScripts(settings: ServerSettings, parts: ScriptParts): ScriptServices {
  const { watched: folder } = settings.scripts ?? {};
  const scripts = createRunner(settings, parts);
  if (folder === undefined) return { scripts, scriptsFolder: undefined };
  const { ports, adoption, isDraining } = parts;
  const { store, log } = ports;
  const claims = new ScriptClaims({ store, others: () => adoption.others(), id: () => matchMaker.processId });
  return { scripts, scriptsFolder: new ScriptsFolder({ folder, scripts, claims, isDraining, log }) };
}

function createRunner(settings: ServerSettings, { ports, names, newRooms, port }: ScriptParts): Scripts {
  const { store, stadiumStore, now, date, log } = ports;
  const rooms = new ScriptedRooms({ roomName: names.friends, newRooms, store });
  const { folder = join(tmpdir(), "rondo-scripts"), limits, restartMs, linkPort } = settings.scripts ?? {};
  return new Scripts({
    ...{ stadiumStore, now, date, limits, restartMs },
    openRoom: rooms.open,
    closeRoom: rooms.close,
    handOverRoom: rooms.handOver,
    urlOf: (code) => `${originOf(settings, linkPort ?? port())}/r/${code}`,
    storageFolder: folder,
    storageOf: (name) => store.scriptStorages.of(name),
    wordFilter: settings.wordFilter ?? true,
    onLine: (script, level, text) => log[level]({ script }, text),
  });
}

/** Where players reach the server: its public host, over TLS unless it is this machine. */
function originOf({ admission, host, scripts }: ServerSettings, port: number): string {
  const [publicHost] = admission?.hosts ?? [];
  if (publicHost !== undefined)
    return `${/^(localhost|127\.|\[?::1)/u.test(publicHost) ? "http" : "https"}://${publicHost}`;
  const isReachable = scripts?.linkPort !== undefined || host === undefined || host === "0.0.0.0" || host === "::";
  return `http://${isReachable ? "localhost" : host}:${port}`;
}
