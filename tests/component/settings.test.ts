/** The settings of the browser: reading, saving, and their dialog. */
import { within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { createSettings, readSection } from "#client/session/settings.ts";
import { forgetEverything } from "#client/ui/saved/forget.ts";
import { loadSettings, restoreSettings, settingsText } from "#client/ui/saved/settings.ts";
import { rendered, renderUi, settled, violations } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

describe("settings that were saved", () => {
  it("are read field by field: invalid ones get their initial values, numbers are moved into their bounds", () => {
    const initial = readSection("picture", undefined);
    expect(initial).toMatchObject({ motion: "system", scale: 1 });
    for (const broken of [null, 7, "x", [], { motion: "fast", scale: "2" }, { scale: Number.NaN }])
      expect(readSection("picture", broken)).toEqual(initial);
    expect(readSection("picture", { motion: "reduced", scale: 99 })).toMatchObject({ motion: "reduced", scale: 1.4 });
    expect(readSection("picture", JSON.parse('{"__proto__":{"motion":"reduced"}}'))).toEqual(initial);
  });

  it("are the same after saving and loading", () => {
    const settings = createSettings();
    settings.picture.value = { ...settings.picture.value, motion: "full", scale: 1.2 };
    const copy = createSettings();
    loadSettings(copy, JSON.parse(settingsText(settings)));
    expect(settingsText(copy)).toBe(settingsText(settings));
  });
});

describe("the sound settings", () => {
  it("take over those that earlier versions had in the chat, until they are saved", () => {
    localStorage.setItem(
      "rondo.chat",
      JSON.stringify({ sounds: false, volume: 0.25, ticks: false, scriptSounds: false, opacity: 0.9 }),
    );
    const settings = createSettings();
    restoreSettings(settings);
    const former = { chat: false, signals: 0.25, everyMessage: false, scriptSounds: false };
    expect(settings.sound.value).toMatchObject({ ...former, muted: false, theme: false });
    localStorage.setItem("rondo.settings", JSON.stringify({ sound: { chat: true } }));
    restoreSettings(settings);
    expect(settings.sound.value).toEqual({ ...readSection("sound", undefined), chat: true });
    localStorage.clear();
  });

  it("are a section of the dialog; without sound the volumes are disabled", async () => {
    const { page, session } = renderUi();
    click(page.getByRole("button", { name: "Settings" }));
    const dialog = within(page.getByRole("dialog", { name: "Settings" }));
    click(dialog.getByRole("tab", { name: "Sound" }));
    expect(await violations()).toEqual([]);
    expect(dialog.getByRole<HTMLInputElement>("slider", { name: "Crowd" }).disabled).toBe(false);
    click(dialog.getByRole("switch", { name: /Mute all sounds/ }));
    expect(session.settings.sound.value.muted).toBe(true);
    expect(dialog.getByRole<HTMLInputElement>("slider", { name: "Crowd" }).disabled).toBe(true);
  });
});

describe("the settings dialog", () => {
  const open = () => {
    const ui = renderUi();
    click(ui.page.getByRole("button", { name: "Settings" }));
    return { ...ui, dialog: within(ui.page.getByRole("dialog", { name: "Settings" })) };
  };

  it("changes the page at once, and is saved", async () => {
    const { dialog, session } = open();
    expect(await violations()).toEqual([]);
    click(dialog.getByRole("radio", { name: "Less" }));
    expect(session.settings.reducedMotion.value).toBe(true);
    expect(document.documentElement.dataset["motion"]).toBe("reduced");
    rendered(() => (session.settings.picture.value = { ...session.settings.picture.value, scale: 1.2 }));
    expect(document.documentElement.style.fontSize).toBe("120%");
    expect(JSON.parse(localStorage.getItem("rondo.settings")!)).toMatchObject({
      picture: { motion: "reduced", scale: 1.2 },
    });
  });

  it("resets the shown section after a question", () => {
    const { dialog, page, session } = open();
    click(dialog.getByRole("radio", { name: "All" }));
    click(dialog.getByRole("button", { name: "Reset" }));
    const question = within(page.getByRole("dialog", { name: "Reset this section?" }));
    expect(session.settings.picture.value.motion).toBe("full");
    click(question.getByRole("button", { name: "Reset" }));
    expect(session.settings.picture.value.motion).toBe("system");
  });

  it("loads a file of settings and refuses any other", async () => {
    const { page, session } = open();
    const input = document.querySelector<HTMLInputElement>("dialog.settings input[type=file]")!;
    const load = async (text: string) => {
      Object.defineProperty(input, "files", { configurable: true, value: [new File([text], "settings.json")] });
      rendered(() => input.dispatchEvent(new Event("change", { bubbles: true })));
      await settled();
    };
    await load('{"picture":{"motion":"reduced"}}');
    expect(session.settings.picture.value.motion).toBe("reduced");
    for (const broken of ["{", "[]", '"x"', '{"name":"a map"}', " ".repeat(100_001)]) await load(broken);
    expect(session.settings.picture.value.motion).toBe("reduced");
    expect(page.getAllByText("This is not a settings file of Rondo.").length).toBeGreaterThan(0);
  });
});

describe("the privacy section", () => {
  it("deletes everything that was saved in this browser, after a question", async () => {
    const { page } = renderUi();
    localStorage.setItem("rondo.nickname", "Ada");
    localStorage.setItem("other", "stays");
    sessionStorage.setItem("rondo.seat", "{}");
    await forgetEverything();
    expect([localStorage.getItem("rondo.nickname"), sessionStorage.getItem("rondo.seat")]).toEqual([null, null]);
    expect(localStorage.getItem("other")).toBe("stays");
    click(page.getByRole("button", { name: "Settings" }));
    click(page.getByRole("tab", { name: "Privacy" }));
    expect(await violations()).toEqual([]);
    click(page.getByRole("button", { name: "Forget everything" }));
    expect(page.getByRole("dialog", { name: "Forget everything in this browser?" })).toBeDefined();
  });
});
