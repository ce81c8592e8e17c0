/** Recordings in the page of a match: the sign, the clip key, the buttons of the room menu, the setting, links to replays. */
import { within } from "@testing-library/preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createGameInfo } from "../support/game-info.ts";
import { matchSummary } from "../support/match-summaries.ts";
import { inRoom, rendered, renderMenu, renderUi, settled, violations } from "../support/rendered-ui.ts";
import { click, press } from "../support/user.ts";

const CODE = "abcdefgh-_123456";
const GUEST = { admin: false, owner: false };

describe("the sign that a game is recorded", () => {
  it("is shown to all members while a recorded game is on", async () => {
    const { page, change } = renderUi(inRoom({ game: createGameInfo(), me: GUEST }));
    const sign = () => page.queryByRole("img", { name: "This game is recorded" });
    expect(sign()).not.toBeNull();
    expect(await violations()).toEqual([]);
    change(({ room }) => (room.value = { ...room.value!, recorded: false }));
    expect(sign()).toBeNull();
    change(({ room, game }) => {
      room.value = { ...room.value!, recorded: true };
      game.value = null;
    });
    expect(sign()).toBeNull();
  });
});

describe("a clip", () => {
  it("is asked for with G, and its link is copied", async () => {
    const { asked, change, page } = renderUi(inRoom({ game: createGameInfo(), me: GUEST }));
    const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    press("g");
    expect(asked).toContainEqual(["record", { what: "clip" }]);
    change(({ recording }) => (recording.value = { what: "clip", code: CODE }));
    await settled();
    expect(copied.mock.calls).toEqual([[`${location.origin}/replay/${CODE}`]]);
    expect(page.getByText("Clip saved, link copied")).toBeDefined();
  });

  it("has its link shown when it cannot be copied", async () => {
    const { change, page } = renderUi(inRoom({ game: createGameInfo() }));
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no permission"));
    document.execCommand = () => false;
    change(({ recording }) => (recording.value = { what: "clip", code: CODE }));
    await settled();
    expect(page.getByText(`Clip saved: ${location.origin}/replay/${CODE}`)).toBeDefined();
  });

  it("is not asked for in a room that is not recorded", () => {
    const { asked } = renderUi(inRoom({ game: createGameInfo(), room: { recorded: false } }));
    press("g");
    expect(asked).not.toContainEqual(["record", { what: "clip" }]);
  });
});

describe("a replay of the last seconds", () => {
  const PLAYING = createGameInfo({ state: 1 });
  const CELEBRATED = createGameInfo({ state: 2, red: 1, kickOffTeam: 2 });

  it("is shown and ended with R, and by its buttons", async () => {
    const { page, session, menuOpen } = renderUi(inRoom({ game: PLAYING, me: GUEST }));
    rendered(() => press("r"));
    expect(session.instantReplay.value).toEqual({ kind: "last" });
    expect(page.getByText("Replay", { selector: "[role=status]" })).toBeDefined();
    expect(await violations()).toEqual([]);
    rendered(() => press("r"));
    expect(page.queryByRole("button", { name: /Skip/u })).toBeNull();
    rendered(() => click(page.getByRole("button", { name: "Watch again (R)" })));
    rendered(() => click(page.getByRole("button", { name: /Skip/u })));
    expect(session.instantReplay.value).toBeNull();
    rendered(() => press("r"));
    rendered(() => press("Escape"));
    expect([session.instantReplay.value, menuOpen.value]).toEqual([null, false]);
    rendered(() => press("Escape"));
    expect(menuOpen.value).toBe(true);
  });

  it("follows every goal, with its banner as a caption, unless that is turned off or motion is reduced", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { session, change } = renderUi(inRoom({ game: PLAYING, me: GUEST }));
    const score = (apply: () => void = () => undefined) => {
      change(({ game, instantReplay }) => {
        instantReplay.value = null;
        game.value = PLAYING;
        apply();
      });
      change(({ game }) => (game.value = CELEBRATED));
      rendered(() => vi.advanceTimersByTime(899));
      const early = session.instantReplay.value;
      rendered(() => vi.advanceTimersByTime(1));
      return [early, session.instantReplay.value];
    };
    expect(score()).toEqual([null, { kind: "goal" }]);
    expect(document.querySelector(".band")).not.toBeNull();
    const { picture, systemReducedMotion } = session.settings;
    expect(score(() => (systemReducedMotion.value = true))).toEqual([null, null]);
    systemReducedMotion.value = false;
    expect(score(() => (picture.value = { ...picture.value, instantReplay: false }))).toEqual([null, null]);
    expect(document.querySelector(".band")).not.toBeNull();
  });

  it("does not begin once the celebration is over, or over the room menu", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { session, change, menuOpen } = renderUi(inRoom({ game: CELEBRATED, me: GUEST }));
    change(({ game }) => (game.value = createGameInfo({ state: 0, red: 1 })));
    rendered(() => vi.advanceTimersByTime(1000));
    expect(session.instantReplay.value).toBeNull();
    change(({ game }) => (game.value = CELEBRATED));
    rendered(() => (menuOpen.value = true));
    rendered(() => vi.advanceTimersByTime(1000));
    expect(session.instantReplay.value).toBeNull();
  });
});

describe("the room menu", () => {
  it("has buttons for the file and a clip of a recorded match", async () => {
    const { asked, change, page } = renderMenu("Room", { game: createGameInfo(), me: GUEST });
    click(page.getByRole("button", { name: "Save last 30 s (G)" }));
    click(page.getByRole("button", { name: "Download recording" }));
    const requests = [
      ["record", { what: "clip" }],
      ["record", { what: "game" }],
    ];
    expect(asked.slice(-2)).toEqual(requests);
    expect(await violations()).toEqual([]);
    const downloads: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push(new URL(this.href).pathname);
    });
    change(({ recording }) => (recording.value = { what: "game", code: CODE }));
    expect(downloads).toEqual([`/api/recordings/${CODE}/file`]);
    change(({ room }) => (room.value = { ...room.value!, recorded: false }));
    expect(page.queryByRole("button", { name: "Download recording" })).toBeNull();
  });

  it("closes for a replay of the last seconds", () => {
    const { session, menuOpen } = renderMenu("Room", { game: createGameInfo(), me: GUEST });
    const section = within(document.querySelector<HTMLElement>("section[aria-label=Recording]")!);
    rendered(() => click(section.getByRole("button", { name: "Watch again (R)" })));
    expect(session.instantReplay.value).toEqual({ kind: "last" });
    expect(menuOpen.value).toBe(false);
  });

  it("lets an admin turn the recordings off", () => {
    const { asked, page } = renderMenu("Room");
    click(page.getByRole("switch", { name: "Record games" }));
    click(page.getByRole("button", { name: "Apply" }));
    expect(asked).toContainEqual(["settings", { recorded: false }]);
  });

  it("shows others whether games are recorded", () => {
    const { page } = renderMenu("Room", { me: GUEST, room: { recorded: false } });
    expect(page.getByText("Record games").nextElementSibling?.textContent).toBe("No");
  });
});

describe("the summary of a match", () => {
  it("has a link to the replay once there is one", () => {
    const ui = renderUi(inRoom({ game: createGameInfo({ state: 3, red: 3, blue: 1 }) }));
    ui.change(({ summary }) => (summary.value = matchSummary("m1")));
    rendered(() => (ui.summaryOpen.value = true));
    const link = () => within(ui.page.getByRole("dialog")).queryByRole("link", { name: "Watch replay" });
    expect(link()).toBeNull();
    ui.change(({ summary }) => (summary.value = matchSummary("m1", { recording: CODE })));
    expect(link()?.getAttribute("href")).toBe(`/replay/${CODE}`);
  });
});
