/** What happened in the room, put into words. Every kind of notice has its own; the compiler misses those that lack. */
import type { ChatLine } from "../../session/chat.ts";
import { t, type WordKey } from "../i18n/translate.ts";

type Notice = ChatLine["notice"];
type Of<K extends Notice["kind"]> = Extract<Notice, { kind: K }>;
type Announcement = Exclude<Notice, { kind: "chat" }>;

/** Two forms of a deed: by somebody, and by the host, a vote or itself. */
type Forms = { readonly by: WordKey; readonly itself: WordKey };

/** "quiet" is good to know, "plain" is about the game, "loud" wants something of the reader. */
export type NoticeLook = "quiet" | "plain" | "loud";

export function noticeLook({ kind }: Announcement): NoticeLook {
  if (kind === "joined" || kind === "left" || kind === "away" || kind === "moved") return "quiet";
  return kind === "awaySoon" || kind === "voteCalled" || kind === "renamed" ? "loud" : "plain";
}

export function noticeWords(notice: Announcement): string {
  switch (notice.kind) {
    case "joined":
      return t("notice.joined", { name: notice.name });
    case "left":
      return t("notice.left", { name: notice.name });
    case "renamed":
      return t("notice.renamed", { name: notice.name });
    case "kicked":
      return kicked(notice);
    case "admin":
      return told(notice.admin ? ADMIN : NOT_ADMIN, notice.by, { name: notice.name });
    case "awaySoon":
      return t("notice.awaySoon", { count: notice.seconds });
    case "away":
      return t("notice.away", { name: notice.name });
    case "moved":
      return told(MOVED, notice.by, { name: notice.name, team: teamWord(notice.team) });
    case "seated":
      return t("notice.seated", { name: notice.name, team: teamWord(notice.team) });
    case "voteCalled":
      return told(VOTE_CALLED, notice.by, { question: question(notice) });
    case "voteOver":
      return t(notice.passed ? "notice.votePassed" : "notice.voteFailed", { question: question(notice) });
    default:
      return roomWords(notice);
  }
}

type PersonalKind =
  | ("joined" | "left" | "renamed" | "kicked" | "admin" | "awaySoon" | "away" | "moved")
  | ("seated" | "voteCalled" | "voteOver");

/** What is about the room and its game rather than about somebody. */
function roomWords(notice: Exclude<Announcement, { kind: PersonalKind }>): string {
  switch (notice.kind) {
    case "arranged":
      return told(ARRANGED[notice.how], notice.by);
    case "stadium":
      return told(STADIUM, notice.by, { stadium: notice.stadium });
    case "limits":
      return told(LIMITS, notice.by, limitWords(notice));
    case "locked":
      return told(notice.locked ? LOCKED : UNLOCKED, notice.by);
    case "kit":
      return told(KIT, notice.by, { team: teamWord(notice.team) });
    case "kickRate": {
      const [min, rate, burst] = notice.rate;
      return told(KICK_RATE, notice.by, { min, rate, burst });
    }
    case "settings":
      return told(SETTINGS, notice.by, { what: t(SETTING[notice.what]) });
    default:
      return told(PLAIN[notice.kind], notice.by);
  }
}

const PLAIN: Readonly<Record<Of<"started" | "stopped" | "paused" | "resumed" | "bansCleared">["kind"], Forms>> = {
  started: { by: "notice.started.by", itself: "notice.started.itself" },
  stopped: { by: "notice.stopped.by", itself: "notice.stopped.itself" },
  paused: { by: "notice.paused.by", itself: "notice.paused.itself" },
  resumed: { by: "notice.resumed.by", itself: "notice.resumed.itself" },
  bansCleared: { by: "notice.bansCleared.by", itself: "notice.bansCleared.itself" },
};
const KICKED: Forms = { by: "notice.kicked.by", itself: "notice.kicked.itself" };
const BANNED: Forms = { by: "notice.banned.by", itself: "notice.banned.itself" };
const ADMIN: Forms = { by: "notice.admin.by", itself: "notice.admin.itself" };
const NOT_ADMIN: Forms = { by: "notice.notAdmin.by", itself: "notice.notAdmin.itself" };
const MOVED: Forms = { by: "notice.moved.by", itself: "notice.moved.itself" };
const ARRANGED: Readonly<Record<Of<"arranged">["how"], Forms>> = {
  auto: { by: "notice.auto.by", itself: "notice.auto.itself" },
  random: { by: "notice.random.by", itself: "notice.random.itself" },
  swap: { by: "notice.swap.by", itself: "notice.swap.itself" },
  reset: { by: "notice.reset.by", itself: "notice.reset.itself" },
};
const STADIUM: Forms = { by: "notice.stadium.by", itself: "notice.stadium.itself" };
const LIMITS: Forms = { by: "notice.limits.by", itself: "notice.limits.itself" };
const LOCKED: Forms = { by: "notice.locked.by", itself: "notice.locked.itself" };
const UNLOCKED: Forms = { by: "notice.unlocked.by", itself: "notice.unlocked.itself" };
const KIT: Forms = { by: "notice.kit.by", itself: "notice.kit.itself" };
const KICK_RATE: Forms = { by: "notice.kickRate.by", itself: "notice.kickRate.itself" };
const SETTINGS: Forms = { by: "notice.settings.by", itself: "notice.settings.itself" };
const VOTE_CALLED: Forms = { by: "notice.voteCalled.by", itself: "notice.voteCalled.itself" };

const SETTING: Readonly<Record<Of<"settings">["what"], WordKey>> = {
  name: "notice.setting.name",
  password: "notice.setting.password",
  teamSize: "notice.setting.teamSize",
  spectatorsMax: "notice.setting.spectatorsMax",
  listed: "notice.setting.listed",
  adminless: "notice.setting.adminless",
};

const QUESTIONS: Readonly<Record<Of<"voteCalled">["subject"], WordKey>> = {
  kick: "notice.vote.kick",
  stadium: "notice.vote.stadium",
  restart: "notice.vote.restart",
};

const TEAM_WORDS: readonly WordKey[] = ["notice.team.spectators", "notice.team.red", "notice.team.blue"];

type Values = Readonly<Record<string, string | number>>;

function told(forms: Forms, by: string, values: Values = {}): string {
  return by === "" ? t(forms.itself, values) : t(forms.by, { by, ...values });
}

function kicked({ by, name, ban, reason }: Of<"kicked">): string {
  const deed = told(ban ? BANNED : KICKED, by, { name });
  return reason === "" ? deed : `${deed} ${t("notice.reason", { reason })}`;
}

function question({ subject, object }: Of<"voteCalled" | "voteOver">): string {
  return t(QUESTIONS[subject], { object });
}

function teamWord(team: number): string {
  return t(TEAM_WORDS[team] ?? "notice.team.spectators");
}

function limitWords({ score, time }: Of<"limits">): Values {
  return {
    goals: score === 0 ? t("notice.goalsNone") : t("notice.goals", { count: score }),
    minutes: time === 0 ? t("notice.minutesNone") : t("notice.minutes", { count: time }),
  };
}
