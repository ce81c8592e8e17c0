/** Applies one command to a match: checks whether it is allowed, then carries it out. */
import { refusalOf } from "#room/permissions.ts";
import { setAdmin } from "./admin.ts";
import { announceText, playSound, setScriptAvatar } from "./announcement.ts";
import { chat, emote, setTyping } from "./chat.ts";
import { refuse, type Command, type CommandKind, type CommandOf, type HostCommand, type Outcome } from "./command.ts";
import {
  chooseStadium,
  limitLoad,
  nudgeDisc,
  nudgePlayer,
  pause,
  reportScriptEnd,
  restart,
  setKit,
  setRate,
  start,
  stop,
  useStadium,
} from "./game.ts";
import { setCamera, setDiscImage, setExtraKeys, setLook } from "./looks.ts";
import { viewOf, type Match } from "./match.ts";
import { clearBan, clearBans, kick, kickByVote, unban } from "./moderation.ts";
import { mute, unmute } from "./mute.ts";
import { announce } from "./notices.ts";
import { setRights } from "./rights.ts";
import { arrange, join, leave, moveMember, reorder, setAvatar, setConnected, setQueued } from "./roster.ts";
import { changeSettings } from "./settings.ts";
import { callVote, castBallot, settleVote } from "./vote.ts";

type Handlers = { readonly [K in CommandKind]: (match: Match, command: CommandOf<K>) => Outcome };

/** Handlers run only for commands that room/permissions.ts allows; they refuse for reasons outside of the permissions. */
const HANDLERS: Handlers = {
  join,
  leave: (match, { id }) => leave(match, id),
  connection: setConnected,
  load: limitLoad,
  reorder,
  playerDisc: nudgePlayer,
  announce: announceText,
  sound: playSound,
  scriptAvatar: setScriptAvatar,
  look: setLook,
  discImage: setDiscImage,
  camera: setCamera,
  extraKeys: setExtraKeys,
  rights: setRights,
  clearBan,
  scriptEnd: reportScriptEnd,
  team: moveMember,
  arrange,
  queue: setQueued,
  admin: setAdmin,
  avatar: setAvatar,
  kick,
  mute,
  unmute,
  unban,
  clearBans,
  settings: changeSettings,
  start,
  stop,
  pause,
  stadium: chooseStadium,
  disc: nudgeDisc,
  kickRate: setRate,
  kit: setKit,
  vote: callVote,
  ballot: castBallot,
  chat,
  emote,
  typing: setTyping,
};

/** A refused command changes nothing. */
export function applyCommand(match: Match, command: Command): Outcome {
  const refusal = isHostCommand(command) ? undefined : refusalOf(viewOf(match), command, command.by);
  if (refusal !== undefined) return refuse(refusal);
  return (HANDLERS[command.kind] as (match: Match, command: Command) => Outcome)(match, command);
}

const HOST_COMMANDS: ReadonlySet<CommandKind> = new Set<HostCommand["kind"]>([
  ...(["join", "leave", "connection", "load"] as const),
  ...(["reorder", "playerDisc", "clearBan", "scriptEnd"] as const),
  ...(["announce", "sound", "scriptAvatar"] as const),
  ...(["look", "discImage", "camera", "extraKeys", "rights"] as const),
]);

function isHostCommand(command: Command): command is HostCommand {
  return HOST_COMMANDS.has(command.kind);
}

/** Carries out a vote that has been decided in this tick. */
export function applyVote(match: Match): Outcome {
  const before = match.vote;
  const vote = settleVote(match);
  if (vote === null) return before === match.vote ? "nothing" : "room";
  const { ask } = vote;
  switch (ask.subject) {
    case "kick":
      return kickByVote(match, ask.id, vote);
    case "stadium":
      useStadium(match, ask);
      match.autoStart = true;
      announce(match, { kind: "stadium", stadium: ask.name, by: "" });
      return "world";
    case "restart":
      restart(match);
      return "world";
  }
}
