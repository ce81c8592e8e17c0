/** Chat lines to the room, a team or one member, emotes, and the typing sign. */
import type { ChatNotice } from "#protocol/notice.ts";
import { refuse, type CommandOf, type Outcome } from "./command.ts";
import type { Match } from "./match.ts";
import { findMember, resetIdle, type Member } from "./members.ts";
import { announce, notify } from "./notices.ts";

/** The host has no name to chat under: without a member nothing is sent. */
export function chat(match: Match, { text, to, by }: CommandOf<"chat">): Outcome {
  const sender = findMember(match, by);
  if (sender === undefined || text === "") return "nothing";
  resetIdle(sender);
  const notice = {
    kind: "chat",
    from: sender.id,
    name: sender.name,
    team: sender.team,
    text,
    ...lookOf(sender),
  } as const;
  if (to === "room") announce(match, { ...notice, scope: "room" });
  else if (to === "team") notify(match, idsOfTeam(match, sender.team), { ...notice, scope: "team" });
  else return whisper(match, sender, notice, to);
  return stopTyping(sender);
}

function lookOf({ look: { nameColor, badge } }: Member): Pick<ChatNotice, "look"> {
  return nameColor === null && badge === null ? {} : { look: { nameColor, badge } };
}

function whisper(match: Match, sender: Member, notice: Omit<ChatNotice, "scope">, to: number): Outcome {
  const receiver = findMember(match, to);
  if (receiver === undefined) return refuse("gone");
  if (receiver.bot || receiver === sender) return refuse("notThis");
  notify(match, [sender.id, to], { ...notice, scope: "private", to: { id: to, name: receiver.name } });
  return stopTyping(sender);
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
  if (member.typing === typing || (typing && member.muteSeconds > 0)) return "nothing";
  member.typing = typing;
  return "room";
}

function stopTyping(member: Member): Outcome {
  if (!member.typing) return "nothing";
  member.typing = false;
  return "room";
}

function idsOfTeam(match: Match, team: number): number[] {
  return match.members.filter((member) => !member.bot && member.team === team).map((member) => member.id);
}
