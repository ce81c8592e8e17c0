/** What members say: to everybody, to their team, to one of them; and what they show over their discs. */
import type { ChatNotice } from "#protocol/notice.ts";
import { refuse, type CommandOf, type Outcome } from "./command.ts";
import { findMember, type Match } from "./match.ts";
import type { Member } from "./member.ts";
import { announce, notify } from "./notices.ts";

/** The host has no voice of his own here: without a member, nothing is said. */
export function chat(match: Match, { text, to, by }: CommandOf<"chat">): Outcome {
  const writer = findMember(match, by);
  if (writer === undefined || text === "") return "nothing";
  resetIdle(writer);
  const line = { kind: "chat", from: writer.id, name: writer.name, team: writer.team, text } as const;
  if (to === "room") announce(match, { ...line, scope: "room" });
  else if (to === "team") notify(match, idsOfTeam(match, writer.team), { ...line, scope: "team" });
  else return whisper(match, line, to);
  return stopTyping(writer);
}

function whisper(match: Match, line: Omit<ChatNotice, "scope">, to: number): Outcome {
  const reader = findMember(match, to);
  if (reader === undefined) return refuse("gone");
  if (reader.bot !== null || to === line.from) return refuse("notThis");
  notify(match, [line.from, to], { ...line, scope: "private", to: { id: to, name: reader.name } });
  return stopTyping(findMember(match, line.from)!);
}

export function emote(match: Match, { emote: shown, by }: CommandOf<"emote">): Outcome {
  const member = findMember(match, by);
  if (member === undefined) return "nothing";
  resetIdle(member);
  announce(match, { kind: "emote", from: member.id, name: member.name, emote: shown });
  return "nothing";
}

export function setTyping(match: Match, { typing, by }: CommandOf<"typing">): Outcome {
  const member = findMember(match, by);
  if (member === undefined) return "nothing";
  resetIdle(member);
  if (member.typing === typing) return "nothing";
  member.typing = typing;
  return "room";
}

/** He is there: the count of idle ticks starts anew. */
export function resetIdle(member: Member): void {
  member.idleTicks = 0;
}

function stopTyping(member: Member): Outcome {
  if (!member.typing) return "nothing";
  member.typing = false;
  return "room";
}

function idsOfTeam(match: Match, team: number): number[] {
  return match.members.filter((member) => member.bot === null && member.team === team).map((member) => member.id);
}
