/** What a room's reception needs of the room and of the server. */
import type { StadiumChoice } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import type { Member } from "#match/members.ts";
import { cleanLine } from "#protocol/text.ts";
import type { ReceptionPorts } from "./reception.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { StateWriter } from "./state-writer.ts";

/** Longer names do not fit anywhere. */
const STADIUM_NAME_MAX = 64;

/** The part of a room that is used here. */
type Hall = { readonly roomId: string; readonly match: Match };

type Censor = (text: string) => string;

/** By its name in the library, or by the checksum of one that somebody brought along. */
function chooseStadium(name: string, { stadiums, shelf }: RoomPorts, censor: Censor): StadiumChoice | undefined {
  const known = stadiums.find(name);
  if (known !== undefined) return { name, stadium: known };
  const brought = shelf.find(name);
  if (brought === undefined) return undefined;
  return { name: censor(cleanLine(brought.name, STADIUM_NAME_MAX)) || name, stadium: brought };
}

export function receptionPorts({ roomId, match }: Hall, ports: RoomPorts, writer: StateWriter): ReceptionPorts {
  const { now, log } = ports;
  /** Each is worth one line in the log, however often he says so. */
  const lost = new WeakSet<Member>();
  const censor = (text: string) => (match.settings.listed ? ports.censor(text) : text);
  return {
    match,
    now,
    findStadium: (name) => chooseStadium(name, ports, censor),
    censor,
    issueTicket: (memberId) => ports.tickets.issue(roomId, memberId),
    onDesync: (id, tick) => {
      writer.requestRepair();
      const member = findMember(match, id);
      if (member === undefined || lost.has(member)) return;
      lost.add(member);
      log.warn({ room: roomId, member: id, tick }, "a client lost track of the world");
    },
  };
}
