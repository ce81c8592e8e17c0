/** What a room's reception needs of the room and of the server. */
import type { StadiumChoice } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { cleanLine } from "#protocol/text.ts";
import type { ReceptionPorts } from "./reception.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { StateWriter } from "./state-writer.ts";

/** Longer names do not fit anywhere. */
const STADIUM_NAME_MAX = 64;

/** The part of a room that is used here. */
type Hall = { readonly roomId: string; readonly match: Match };

/** By its name in the library, or by the checksum of one that somebody brought along. */
function chooseStadium(name: string, { stadiums, shelf }: RoomPorts): StadiumChoice | undefined {
  const known = stadiums.find(name);
  if (known !== undefined) return { name, stadium: known };
  const brought = shelf.find(name);
  if (brought === undefined) return undefined;
  return { name: cleanLine(brought.name, STADIUM_NAME_MAX) || name, stadium: brought };
}

export function receptionPorts({ roomId, match }: Hall, ports: RoomPorts, writer: StateWriter): ReceptionPorts {
  const { now, log, censor } = ports;
  return {
    match,
    now,
    findStadium: (name) => chooseStadium(name, ports),
    censor: (text) => (match.settings.listed ? censor(text) : text),
    issueTicket: (memberId) => ports.tickets.issue(roomId, memberId),
    onDesync: (member, tick) => {
      log.warn({ room: roomId, member, tick }, "a client lost track of the world");
      writer.requestKeyframe();
    },
  };
}
