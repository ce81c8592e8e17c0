import { describe, expect, it } from "vitest";
import type { ChatLine } from "#client/session/chat.ts";
import { noticeStyle, noticeText } from "#client/ui/chat/notice-text.ts";
import { ARRANGEMENTS, VOTE_SUBJECTS, type NoticeKind } from "#protocol/notice.ts";
import { MUTE_TERMS } from "#room/mute.ts";
import { SETTING_NAMES, SETTINGS, type AnnouncedName } from "#room/settings.ts";

type Announcement = Exclude<ChatLine["notice"], { kind: "chat" | "scriptLine" }>;
type Kind = Exclude<NoticeKind, "chat" | "scriptLine" | "emote" | "sound">;

const SCORE = { team: 1, red: 2, blue: 1, goals: 1, speed: 7 } as const;
const GOAL = { kind: "goal", ...SCORE, scorer: "Ann", assist: "Bob", own: false } as const;

/** Every kind of notice, in every form with a text of its own, with a member that did it. */
const samples: Readonly<Record<Kind, readonly Announcement[]>> = {
  joined: [{ kind: "joined", id: 4, name: "Ann" }],
  left: [{ kind: "left", id: 4, name: "Ann" }],
  renamed: [{ kind: "renamed", name: "Ann 2" }],
  censored: [{ kind: "censored", name: "****" }],
  kicked: [
    { kind: "kicked", name: "Ann", ban: false, reason: "", by: "Bob" },
    { kind: "kicked", name: "Ann", ban: true, reason: "own goals", by: "Bob" },
  ],
  muted: MUTE_TERMS.map((term) => ({ kind: "muted", name: "Ann", term, by: "Bob" })),
  unmuted: [{ kind: "unmuted", name: "Ann", by: "Bob" }],
  muteOver: [{ kind: "muteOver" }],
  unbanned: [{ kind: "unbanned", name: "Ann", by: "Bob" }],
  chatLocked: [
    { kind: "chatLocked", locked: true, by: "Bob" },
    { kind: "chatLocked", locked: false, by: "Bob" },
  ],
  admin: [
    { kind: "admin", name: "Ann", admin: true, by: "Bob" },
    { kind: "admin", name: "Ann", admin: false, by: "Bob" },
  ],
  rights: [
    { kind: "rights", id: 4, name: "Ann", rights: ["start", "teams", "stadium", "moderate", "settings"] },
    { kind: "rights", id: 4, name: "Ann", rights: [] },
  ],
  moved: [0, 1, 2].map((team) => ({ kind: "moved", name: "Ann", team, by: "Bob" })),
  arranged: ARRANGEMENTS.map((how) => ({ kind: "arranged", how, by: "Bob" })),
  started: [{ kind: "started", by: "Bob" }],
  stopped: [{ kind: "stopped", by: "Bob" }],
  paused: [{ kind: "paused", by: "Bob" }],
  resumed: [{ kind: "resumed", by: "Bob" }],
  bansCleared: [{ kind: "bansCleared", by: "Bob" }],
  goal: [GOAL, { ...GOAL, assist: "" }, { ...GOAL, own: true, assist: "" }, { ...GOAL, scorer: "", assist: "" }],
  stadium: [{ kind: "stadium", stadium: "Orchard", by: "Bob" }],
  limits: [
    { kind: "limits", score: 3, time: 5, by: "Bob" },
    { kind: "limits", score: 0, time: 0, by: "Bob" },
  ],
  locked: [
    { kind: "locked", locked: true, by: "Bob" },
    { kind: "locked", locked: false, by: "Bob" },
  ],
  kit: [1, 2].map((team) => ({ kind: "kit", team, by: "Bob" })),
  kickRate: [{ kind: "kickRate", rate: [2, 15, 3], by: "Bob" }],
  settings: SETTING_NAMES.filter((name) => SETTINGS[name].notice === "settings").map((what) => ({
    kind: "settings",
    what: what as AnnouncedName,
    by: "Bob",
  })),
  awaySoon: [{ kind: "awaySoon", seconds: 10 }],
  heavy: [{ kind: "heavy", stadium: "Orchard" }],
  overload: [{ kind: "overload", stadium: "Orchard" }],
  scriptEnded: [true, false].map((restarts) => ({ kind: "scriptEnded", name: "guard", restarts })),
  away: [{ kind: "away", name: "Ann" }],
  seated: [1, 2].map((team) => ({ kind: "seated", name: "Ann", team })),
  announcement: (["room", "server"] as const).map((to) => ({ kind: "announcement", text: "Restart at ten", to })),
  reported: [{ kind: "reported", name: "Ann" }],
  voteCalled: VOTE_SUBJECTS.map((subject) => ({ kind: "voteCalled", subject, object: "Ann", by: "Bob" })),
  voteOver: [true, false].map((passed) => ({ kind: "voteOver", subject: "kick", object: "Ann", passed })),
};

const all = Object.values(samples).flat();

describe("texts of notices", () => {
  it("are complete and distinct", () => {
    const lines = all.map(noticeText);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) expect(line).not.toMatch(/\{\{|notice\.|undefined/u);
  });

  it("name the member that did it, and exist without one", () => {
    for (const notice of all) {
      if (!("by" in notice)) continue;
      expect(noticeText(notice)).toContain("Bob");
      const itself = noticeText({ ...notice, by: "" });
      expect(itself).not.toContain("Bob");
      expect(itself).toMatch(/^\p{Lu}[^{}]+[.?]( Reason: own goals)?$/u);
    }
  });

  it("include the reason of a kick", () => {
    expect(samples.kicked.map(noticeText)).toEqual(["Bob kicked Ann.", "Bob banned Ann. Reason: own goals"]);
  });

  it("use plural forms and name missing limits", () => {
    expect(samples.limits.map(noticeText)).toEqual([
      "Bob set the limits: 3 goals, 5 minutes.",
      "Bob set the limits: no score limit, no time limit.",
    ]);
    expect(noticeText({ kind: "awaySoon", seconds: 1 })).toContain("1 second.");
  });

  it("are loud where the reader should react", () => {
    const loud = all.filter((notice) => noticeStyle(notice) === "loud").map(({ kind }) => kind);
    expect(new Set(loud)).toEqual(
      new Set(["announcement", "renamed", "censored", "awaySoon", "scriptEnded", "voteCalled", "heavy", "overload"]),
    );
    expect(noticeStyle(samples.joined[0]!)).toBe("quiet");
  });
});
