/**
 * The methods of a room that ask for something. Each asks the referee for a command and returns at once: the effect comes after
 * the running handler, and getters show it once the replica has made the tick. What is not allowed now does nothing.
 */
import { ANNOUNCEMENT_STYLES, type AnnouncementSound } from "#protocol/notice.ts";
import type { Kit } from "#room/kit.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { KICK_RATE_MAX, SETTINGS } from "#room/settings.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import { CHAT_MAX, cleanLine, cutText, REASON_MAX, STADIUM_NAME_MAX } from "#room/text.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { toArray, toColor, toFields, toId, toInt, toIntBetween, toText } from "./coerce.ts";
import { passwordOf } from "./config.ts";
import { discChange } from "./handed-objects.ts";
import type { ScriptContext } from "./script-ports.ts";

/** Members that one call can move in the list. */
const REORDER_MAX = 40;

/** Angles of kits have this many steps in a circle. */
const ANGLE_STEPS = 256;

/** Methods about members. */
export function createMemberMethods({ request }: ScriptContext) {
  return {
    setPlayerAdmin(id: unknown, admin: unknown) {
      request({ kind: "admin", id: toId(id), admin: Boolean(admin) });
    },
    setPlayerTeam(id: unknown, team: unknown) {
      request({ kind: "team", id: toId(id), team: teamOf(team) });
    },
    kickPlayer(id: unknown, reason?: unknown, ban?: unknown) {
      request({ kind: "kick", id: toId(id), reason: cleanLine(toText(reason), REASON_MAX), ban: Boolean(ban) });
    },
    clearBan(id: unknown) {
      request({ kind: "clearBan", id: toId(id) });
    },
    clearBans() {
      request({ kind: "clearBans" });
    },
    reorderPlayers(ids: unknown, moveToTop: unknown) {
      const listed = toArray(ids).slice(0, REORDER_MAX).map(toId);
      request({ kind: "reorder", ids: listed, top: Boolean(moveToTop) });
    },
    setPlayerAvatar(id: unknown, avatar: unknown) {
      request({
        kind: "scriptAvatar",
        id: toId(id),
        text: avatar === null || avatar === undefined ? null : toText(avatar),
      });
    },
    setPlayerDiscProperties(id: unknown, properties: unknown) {
      request({ kind: "playerDisc", id: toId(id), change: discChange(toFields(properties)) });
    },
  };
}

/** Methods about what is said. */
export function createChatMethods({ request }: ScriptContext) {
  return {
    sendChat(message: unknown, targetId?: unknown) {
      const text = cutText(toText(message), CHAT_MAX);
      const to = targetId === null || targetId === undefined ? "room" : toId(targetId);
      request({ kind: "chat", text, to, by: HOST_PLAYER });
    },
    sendAnnouncement(message: unknown, targetId?: unknown, color?: unknown, style?: unknown, sound?: unknown) {
      const tone = toColor(color);
      request({
        kind: "announce",
        text: toText(message),
        ...(targetId === null || targetId === undefined ? {} : { to: toId(targetId) }),
        ...(tone === undefined || toInt(color) < 0 ? {} : { color: tone }),
        style: ANNOUNCEMENT_STYLES.find((each) => each === style) ?? "normal",
        sound: soundOf(sound),
      });
    },
  };
}

/** That of a chat line unless another one is given. */
function soundOf(value: unknown): AnnouncementSound {
  const sound = Number(value ?? 1);
  return sound === 0 || sound === 2 ? sound : 1;
}

/** Methods about the game and what is played. */
export function createGameMethods({ request, readStadium, log }: ScriptContext) {
  const setStadium = (name: string, stadium: NonNullable<ReturnType<typeof builtinStadium>>) =>
    request({ kind: "stadium", name, stadium });
  return {
    startGame() {
      request({ kind: "start" });
    },
    stopGame() {
      request({ kind: "stop" });
    },
    pauseGame(paused: unknown) {
      request({ kind: "pause", paused: Boolean(paused) });
    },
    setScoreLimit(limit: unknown) {
      const { min, max } = SETTINGS.scoreLimit;
      request({ kind: "settings", change: { scoreLimit: toIntBetween(limit, min, max) } });
    },
    setTimeLimit(minutes: unknown) {
      const { min, max } = SETTINGS.timeLimit;
      request({ kind: "settings", change: { timeLimit: toIntBetween(minutes, min, max) } });
    },
    setTeamsLock(locked: unknown) {
      request({ kind: "settings", change: { teamsLocked: Boolean(locked) } });
    },
    setTeamColors(team: unknown, angle: unknown, textColor: unknown, colors: unknown) {
      const side = teamOf(team);
      if (side !== SPECTATORS) request({ kind: "kit", team: side, kit: kitOf(angle, textColor, colors) });
    },
    setDiscProperties(disc: unknown, properties: unknown) {
      const { color, ...rest } = toFields(properties);
      const painted = color === null || color === undefined ? {} : { color: toInt(color) };
      request({ kind: "disc", disc: Number(disc), change: discChange(rest), ...painted });
    },
    setKickRateLimit(min: unknown = 2, rate: unknown = 0, burst: unknown = 0) {
      const part = (value: unknown) => toIntBetween(value, 0, KICK_RATE_MAX);
      request({ kind: "kickRate", rate: [part(min), part(rate), part(burst)] });
    },
    /** A text that is no stadium changes nothing; the log names its faults. */
    setCustomStadium(text: unknown) {
      const result = readStadium(toText(text));
      if (result.ok) setStadium(cleanLine(result.stadium.name, STADIUM_NAME_MAX) || "Unnamed", result.stadium);
      else log("error", `setCustomStadium: ${result.errors.map(faultOf).join("; ")}`);
    },
    setDefaultStadium(name: unknown) {
      const stadium = builtinStadium(toText(name));
      if (stadium === null) log("warn", `setDefaultStadium: there is no stadium "${toText(name)}"`);
      else setStadium(toText(name), stadium);
    },
    /** Does nothing: the server asks new players for a proof of work by itself, where many join at once. */
    setRequireRecaptcha() {
      log("info", "setRequireRecaptcha: the server itself decides when a proof of work is needed");
    },
    setPassword(password?: unknown) {
      request({ kind: "settings", change: { password: passwordOf(password) } });
    },
  };
}

/** Other values are the spectators'. */
export function teamOf(value: unknown): number {
  const team = Number(value);
  return team === RED_TEAM || team === BLUE_TEAM ? team : SPECTATORS;
}

/** Null, the kit of a new room, without a colour. */
function kitOf(angle: unknown, textColor: unknown, colors: unknown): Kit | null {
  const listed = toArray(colors)
    .slice(0, 3)
    .map((color) => toInt(color) & 0xffffff);
  if (listed.length === 0) return null;
  const step = Math.trunc((toInt(angle) * ANGLE_STEPS) / 360) & (ANGLE_STEPS - 1);
  return { angle: Math.round((step * 360) / ANGLE_STEPS), text: toInt(textColor) & 0xffffff, colors: listed };
}

function faultOf({ path, message }: { readonly path: string; readonly message: string }): string {
  return path === "" ? message : `${path}: ${message}`;
}
