/** Turns a client's report about another member into one with the chat of the last minute and the state of the match. */
import type { Match } from "#match/match.ts";
import { findMember, type Member } from "#match/members.ts";
import type { Person, ReportedMatch } from "#protocol/report.ts";
import type { ToServer } from "#protocol/to-server.ts";
import type { Refusal } from "#room/refusal.ts";
import { STOPPED } from "#sim/world.ts";
import type { ReportDraft } from "../support/reports.ts";
import type { RecentChat } from "./recent-chat.ts";

type ReportedRoom = { readonly roomId: string; readonly match: Match };

/** The draft of a report by the member of id `by`; a refusal for bots, for the sender itself and for members that are gone. */
export function draftReport(
  { roomId, match }: ReportedRoom,
  chat: RecentChat,
  by: number,
  { id, reason, text }: ToServer["report"],
): ReportDraft | Refusal {
  const reporter = findMember(match, by);
  const target = findMember(match, id);
  if (reporter === undefined || target === undefined) return "gone";
  if (target.bot || target.key === "" || target.key === reporter.key) return "notThis";
  return {
    room: roomId,
    roomName: match.settings.name,
    map: "",
    reporter: personOf(reporter),
    target: personOf(target),
    targetNetwork: target.network,
    reporterNetwork: reporter.network,
    reason,
    text,
    chat: chat.readableBy(by),
    match: stateOf(match),
  };
}

function personOf({ key, name, fingerprint }: Member): Person {
  return { key, name, fingerprint };
}

function stateOf({ stadiumName, world: { game }, members }: Match): ReportedMatch {
  return {
    stadium: stadiumName,
    game: game.state === STOPPED ? null : { red: game.red, blue: game.blue, seconds: Math.floor(game.time) },
    members: members.map(({ name, fingerprint, team, bot }) => ({ name, fingerprint, team, bot })),
  };
}
