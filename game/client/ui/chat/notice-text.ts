/** Texts of the notices about what happened in the room. The compiler rejects a kind of notice without a text. */
import type { ChatLine } from "../../session/chat.ts";
import { t, type TextKey } from "../i18n/translate.ts";

type Notice = ChatLine["notice"];
type Of<K extends Notice["kind"]> = Extract<Notice, { kind: K }>;
type Announcement = Exclude<Notice, { kind: "chat" | "scriptLine" }>;

/** Texts of an action with and without the member that did it: votes and the room itself act without one. */
type ActionText = { readonly by: TextKey; readonly itself: TextKey };

/** "quiet" for players who join, leave or move, "plain" for the game, "loud" for notices that need a reaction of the reader. */
export type NoticeStyle = "quiet" | "plain" | "loud";

const LOUD: ReadonlySet<Notice["kind"]> = new Set([
  "awaySoon",
  "voteCalled",
  "renamed",
  "censored",
  "heavy",
  "overload",
  "scriptEnded",
  "announcement",
]);

export function noticeStyle({ kind }: Announcement): NoticeStyle {
  if (kind === "joined" || kind === "left" || kind === "away" || kind === "moved") return "quiet";
  return LOUD.has(kind) ? "loud" : "plain";
}

export function noticeText(notice: Announcement): string {
  switch (notice.kind) {
    case "joined":
      return t("notice.joined", { name: notice.name });
    case "left":
      return t("notice.left", { name: notice.name });
    case "away":
      return t("notice.away", { name: notice.name });
    case "moved":
      return actionText(MOVED, notice.by, { name: notice.name, team: teamText(notice.team) });
    case "seated":
      return t("notice.seated", { name: notice.name, team: teamText(notice.team) });
    case "voteCalled":
      return actionText(VOTE_CALLED, notice.by, { question: questionText(notice) });
    case "voteOver":
      return t(notice.passed ? "notice.votePassed" : "notice.voteFailed", { question: questionText(notice) });
    default:
      if (isModeration(notice)) return moderationText(notice);
      return isWarning(notice) ? warningText(notice) : roomNoticeText(notice);
  }
}

type PlayerNoticeKind =
  | Moderation["kind"]
  | "joined"
  | "left"
  | "away"
  | "moved"
  | "seated"
  | "voteCalled"
  | "voteOver";

/** What admins and votes do to a player. */
type Moderation = Of<"kicked" | "muted" | "unmuted" | "unbanned" | "admin">;

const MODERATION: ReadonlySet<Notice["kind"]> = new Set<Moderation["kind"]>([
  "kicked",
  "muted",
  "unmuted",
  "unbanned",
  "admin",
]);

function isModeration(notice: Announcement): notice is Moderation {
  return MODERATION.has(notice.kind);
}

function moderationText(notice: Moderation): string {
  const { by, name } = notice;
  switch (notice.kind) {
    case "kicked":
      return kickText(notice);
    case "muted":
      return actionText(MUTED[notice.term], by, { name });
    case "unmuted":
      return actionText(UNMUTED, by, { name });
    case "unbanned":
      return actionText(UNBANNED, by, { name });
    case "admin":
      return actionText(notice.admin ? ADMIN : NOT_ADMIN, by, { name });
  }
}

/** Notices of the room itself, to the reader alone or about its stadium. */
type Warning = Of<"renamed" | "censored" | "muteOver" | "awaySoon" | "heavy" | "overload" | "scriptEnded">;

const WARNINGS: ReadonlySet<Notice["kind"]> = new Set<Warning["kind"]>([
  "renamed",
  "censored",
  "muteOver",
  "awaySoon",
  "heavy",
  "overload",
  "scriptEnded",
]);

function isWarning(notice: Announcement): notice is Warning {
  return WARNINGS.has(notice.kind);
}

function warningText(notice: Warning): string {
  switch (notice.kind) {
    case "renamed":
      return t("notice.renamed", { name: notice.name });
    case "censored":
      return t("notice.censored", { name: notice.name });
    case "muteOver":
      return t("notice.muteOver");
    case "awaySoon":
      return t("notice.awaySoon", { count: notice.seconds });
    case "heavy":
      return t("notice.heavy", { stadium: notice.stadium });
    case "overload":
      return t("notice.overload", { stadium: notice.stadium });
    case "scriptEnded":
      return t(notice.restarts ? "notice.scriptRestarts" : "notice.scriptEnded", { name: notice.name });
  }
}

/** Notices about the room and its game. */
function roomNoticeText(notice: Exclude<Announcement, { kind: PlayerNoticeKind | Warning["kind"] }>): string {
  switch (notice.kind) {
    case "goal":
      return goalText(notice);
    case "announcement":
      return t(`notice.announcement.${notice.to}`, { text: notice.text });
    case "rights":
      return rightsText(notice);
    case "reported":
      return t("notice.reported", { name: notice.name });
    case "arranged":
      return actionText(ARRANGED[notice.how], notice.by);
    case "stadium":
      return actionText(STADIUM, notice.by, { stadium: notice.stadium });
    case "limits":
      return actionText(LIMITS, notice.by, limitValues(notice));
    case "locked":
      return actionText(notice.locked ? LOCKED : UNLOCKED, notice.by);
    case "chatLocked":
      return actionText(notice.locked ? CHAT_LOCKED : CHAT_UNLOCKED, notice.by);
    case "kit":
      return actionText(KIT, notice.by, { team: teamText(notice.team) });
    case "kickRate": {
      const [min, rate, burst] = notice.rate;
      return actionText(KICK_RATE, notice.by, { min, rate, burst });
    }
    case "settings":
      return actionText(SETTINGS, notice.by, { what: t(`notice.setting.${notice.what}`) });
    default:
      return actionText(PLAIN[notice.kind], notice.by);
  }
}

const PLAIN: Readonly<Record<Of<"started" | "stopped" | "paused" | "resumed" | "bansCleared">["kind"], ActionText>> = {
  started: { by: "notice.started.by", itself: "notice.started.itself" },
  stopped: { by: "notice.stopped.by", itself: "notice.stopped.itself" },
  paused: { by: "notice.paused.by", itself: "notice.paused.itself" },
  resumed: { by: "notice.resumed.by", itself: "notice.resumed.itself" },
  bansCleared: { by: "notice.bansCleared.by", itself: "notice.bansCleared.itself" },
};
const KICKED: ActionText = { by: "notice.kicked.by", itself: "notice.kicked.itself" };
const BANNED: ActionText = { by: "notice.banned.by", itself: "notice.banned.itself" };
const MUTED: Readonly<Record<Of<"muted">["term"], ActionText>> = {
  minute: { by: "notice.muted.minute.by", itself: "notice.muted.minute.itself" },
  tenMinutes: { by: "notice.muted.tenMinutes.by", itself: "notice.muted.tenMinutes.itself" },
  game: { by: "notice.muted.game.by", itself: "notice.muted.game.itself" },
  room: { by: "notice.muted.room.by", itself: "notice.muted.room.itself" },
};
const UNMUTED: ActionText = { by: "notice.unmuted.by", itself: "notice.unmuted.itself" };
const UNBANNED: ActionText = { by: "notice.unbanned.by", itself: "notice.unbanned.itself" };
const CHAT_LOCKED: ActionText = { by: "notice.chatLocked.by", itself: "notice.chatLocked.itself" };
const CHAT_UNLOCKED: ActionText = { by: "notice.chatUnlocked.by", itself: "notice.chatUnlocked.itself" };
const ADMIN: ActionText = { by: "notice.admin.by", itself: "notice.admin.itself" };
const NOT_ADMIN: ActionText = { by: "notice.notAdmin.by", itself: "notice.notAdmin.itself" };
const MOVED: ActionText = { by: "notice.moved.by", itself: "notice.moved.itself" };
const ARRANGED: Readonly<Record<Of<"arranged">["how"], ActionText>> = {
  auto: { by: "notice.auto.by", itself: "notice.auto.itself" },
  random: { by: "notice.random.by", itself: "notice.random.itself" },
  swap: { by: "notice.swap.by", itself: "notice.swap.itself" },
  reset: { by: "notice.reset.by", itself: "notice.reset.itself" },
};
const STADIUM: ActionText = { by: "notice.stadium.by", itself: "notice.stadium.itself" };
const LIMITS: ActionText = { by: "notice.limits.by", itself: "notice.limits.itself" };
const LOCKED: ActionText = { by: "notice.locked.by", itself: "notice.locked.itself" };
const UNLOCKED: ActionText = { by: "notice.unlocked.by", itself: "notice.unlocked.itself" };
const KIT: ActionText = { by: "notice.kit.by", itself: "notice.kit.itself" };
const KICK_RATE: ActionText = { by: "notice.kickRate.by", itself: "notice.kickRate.itself" };
const SETTINGS: ActionText = { by: "notice.settings.by", itself: "notice.settings.itself" };
const VOTE_CALLED: ActionText = { by: "notice.voteCalled.by", itself: "notice.voteCalled.itself" };

const QUESTIONS: Readonly<Record<Of<"voteCalled">["subject"], TextKey>> = {
  kick: "notice.vote.kick",
  stadium: "notice.vote.stadium",
  restart: "notice.vote.restart",
};

const TEAM_TEXTS: readonly TextKey[] = ["notice.team.spectators", "notice.team.red", "notice.team.blue"];

type Values = Readonly<Record<string, string | number>>;

function actionText(texts: ActionText, by: string, values: Values = {}): string {
  return by === "" ? t(texts.itself, values) : t(texts.by, { by, ...values });
}

function goalText({ scorer, assist, own, red, blue }: Of<"goal">): string {
  if (own) return t("notice.goal.own", { scorer, red, blue });
  if (scorer === "") return t("notice.goal.loose", { red, blue });
  if (assist === "") return t("notice.goal.scored", { scorer, red, blue });
  return t("notice.goal.assisted", { scorer, assist, red, blue });
}

function kickText({ by, name, ban, reason }: Of<"kicked">): string {
  const text = actionText(ban ? BANNED : KICKED, by, { name });
  return reason === "" ? text : `${text} ${t("notice.reason", { reason })}`;
}

function rightsText({ name, rights }: Of<"rights">): string {
  if (rights.length === 0) return t("notice.rights.none", { name });
  return t("notice.rights.some", { name, rights: rights.map((right) => t(`notice.right.${right}`)).join(", ") });
}

function questionText({ subject, object }: Of<"voteCalled" | "voteOver">): string {
  return t(QUESTIONS[subject], { object });
}

function teamText(team: number): string {
  return t(TEAM_TEXTS[team] ?? "notice.team.spectators");
}

function limitValues({ score, time }: Of<"limits">): Values {
  return {
    goals: score === 0 ? t("notice.goalsNone") : t("notice.goals", { count: score }),
    minutes: time === 0 ? t("notice.minutesNone") : t("notice.minutes", { count: time }),
  };
}
