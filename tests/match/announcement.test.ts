/** Announcements, sounds and avatars of room scripts. */
import { describe, expect, it } from "vitest";
import { shownAvatar } from "#match/announcement.ts";
import type { CommandOf } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { SCRIPT_SOUNDS, type AnnouncementSound, type AnnouncementStyle, type ScriptSound } from "#protocol/notice.ts";
import { ANNOUNCEMENT_MAX } from "#room/text.ts";
import { applyCommands, join, member, noticesFor, quietMatch } from "../support/match-builder.ts";

type Announce = Omit<CommandOf<"announce">, "kind">;

const announcement = (more: Partial<Announce> = {}) =>
  ({ kind: "announce", text: "Kick-off", style: "normal", sound: 1, ...more }) as const;

function room(): { readonly match: Match; readonly ada: number; readonly bob: number } {
  const match = quietMatch();
  const [ada, bob] = join(match, "Ada", "Bob");
  return { match, ada: ada!, bob: bob! };
}

/** The line that one announcement becomes. */
function lineOf(more: Partial<Announce>) {
  const { match, ada } = room();
  applyCommands(match, announcement(more));
  const [notice] = noticesFor(match, ada);
  return notice?.kind === "scriptLine" ? notice : undefined;
}

describe("an announcement", () => {
  it("is a line to all members, with its colour, style and sound", () => {
    const { match, ada, bob } = room();
    applyCommands(match, announcement({ color: 0x00ff7f, style: "small-italic", sound: 2 }));
    const line = { kind: "scriptLine", text: "Kick-off", color: 0x00ff7f, style: "small-italic", sound: 2 };
    expect([noticesFor(match, ada), noticesFor(match, bob)]).toEqual([[line], [line]]);
    expect(match.notices[0]!.to).toBeUndefined();
  });

  it("is shown to one member alone, and not at all if there is no such member", () => {
    const { match, ada, bob } = room();
    applyCommands(match, announcement({ to: bob }), announcement({ to: 999 }));
    expect([noticesFor(match, ada).length, noticesFor(match, bob).length, match.notices.length]).toEqual([0, 1, 1]);
  });

  it("has defaults for a missing colour, unknown styles and unknown sounds", () => {
    expect(lineOf({})).toMatchObject({ color: null });
    expect([-1, Number.NaN].map((color) => lineOf({ color })!.color)).toEqual([null, null]);
    expect(lineOf({ color: 0x1ff0000 })).toMatchObject({ color: 0xff0000 });
    expect(lineOf({ style: "huge" as AnnouncementStyle })).toMatchObject({ style: "normal" });
    const sounds = [0, 1, 2, 3, Number.NaN] as AnnouncementSound[];
    expect(sounds.map((sound) => lineOf({ sound })!.sound)).toEqual([0, 1, 2, 1, 1]);
  });

  it("keeps line breaks and spaces, without control characters", () => {
    expect(lineOf({ text: "Red  3\r\nBlue\t1\n\n\u0007\u202eend\u200b" })!.text).toBe("Red  3\nBlue 1\n\nend");
  });

  it("has at most 1000 characters", () => {
    expect(lineOf({ text: "a".repeat(ANNOUNCEMENT_MAX) })!.text).toHaveLength(ANNOUNCEMENT_MAX);
    expect(lineOf({ text: "a\n".repeat(ANNOUNCEMENT_MAX) })!.text).toHaveLength(ANNOUNCEMENT_MAX);
    expect(lineOf({ text: "a".repeat(1_000_000) })!.text).toHaveLength(ANNOUNCEMENT_MAX);
  });

  it("changes neither room nor world", () => {
    const { match } = room();
    expect(applyCommands(match, announcement())).toEqual({ disturbed: false, rosterChanged: false });
  });
});

describe("a sound of a script", () => {
  it("is played to all or to one member", () => {
    const { match, ada, bob } = room();
    const all = SCRIPT_SOUNDS.map((sound) => ({ kind: "sound", sound }) as const);
    applyCommands(match, ...all, { kind: "sound", sound: "goal", to: bob });
    expect(noticesFor(match, ada)).toEqual(all);
    expect(noticesFor(match, bob)).toEqual([...all, { kind: "sound", sound: "goal" }]);
  });

  it("is nothing if it has no such name", () => {
    const { match } = room();
    applyCommands(match, { kind: "sound", sound: "siren" as ScriptSound });
    expect(match.notices).toEqual([]);
  });
});

describe("a script's avatar", () => {
  const setAvatar = (id: number, text: string | null) => ({ kind: "scriptAvatar", id, text }) as const;

  it("stands over the player's own until it is removed", () => {
    const { match, ada } = room();
    const shown = () => shownAvatar(member(match, ada));
    applyCommands(match, { kind: "avatar", id: ada, text: "10", by: ada });
    expect(applyCommands(match, setAvatar(ada, "⚽"))).toMatchObject({ rosterChanged: true });
    expect(shown()).toBe("⚽");
    applyCommands(match, { kind: "avatar", id: ada, text: "7", by: ada });
    expect(shown()).toBe("⚽");
    applyCommands(match, setAvatar(ada, null));
    expect(shown()).toBe("7");
  });

  it("is two characters or one emoji, and may be empty", () => {
    const { match, ada } = room();
    const shown = ["abc", "🇩🇪x", "\u0007a", ""].map((text) => {
      applyCommands(match, setAvatar(ada, text));
      return shownAvatar(member(match, ada));
    });
    expect(shown).toEqual(["ab", "🇩🇪", "a", ""]);
  });

  it("of the same text, or of no member, changes nothing", () => {
    const { match, ada } = room();
    applyCommands(match, setAvatar(ada, "x"));
    expect(applyCommands(match, setAvatar(ada, "x"), setAvatar(999, "y"))).toMatchObject({ rosterChanged: false });
  });
});
