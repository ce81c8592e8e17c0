/** The language of the page: choosing it, its texts, and its numbers and dates. */
import { effect } from "@preact/signals-core";
import { within } from "@testing-library/preact";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Language } from "#client/session/language.ts";
import { createSettings, type Settings } from "#client/session/settings.ts";
import { emoteText } from "#client/ui/chat/emote-text.ts";
import { dateText, decimalText, numberText } from "#client/ui/i18n/format.ts";
import { followLanguage, languageState, type LanguagePorts } from "#client/ui/i18n/language.ts";
import { browserLanguages, language } from "#client/ui/i18n/locale.ts";
import { t, wordList, type CatalogueParts } from "#client/ui/i18n/translate.ts";
import { restoreSettings } from "#client/ui/saved/settings.ts";
import { inRoom, rendered, renderUi, settled } from "../support/rendered-ui.ts";
import { choose as pick, click, type } from "../support/user.ts";

const root = () => document.documentElement;

function follow(settings: Settings, ports: Partial<LanguagePorts> = {}): Promise<void> {
  const { shown, stop } = followLanguage({ settings, root: root(), loadModule: (load) => load(), ...ports });
  onTestFinished(stop);
  return shown;
}

const choose = (settings: Settings, wanted: Language | "system") =>
  rendered(() => (settings.language.value = { language: wanted }));

async function choosing(settings: Settings, wanted: Language): Promise<void> {
  choose(settings, wanted);
  await expect.poll(() => language.value).toBe(wanted);
  await settled();
}

afterEach(() => {
  browserLanguages.value = navigator.languages;
  language.value = "en";
  localStorage.clear();
});

describe("choosing a language", () => {
  it("switches every text of the page, and keeps what was typed", async () => {
    const { page, session } = renderUi();
    await follow(session.settings);
    expect(root().lang).toBe("en");
    type(page.getByRole("textbox", { name: "Nickname" }), "Ada");
    click(page.getByRole("button", { name: "Settings" }));
    click(page.getByRole("tab", { name: "Language" }));
    pick(page.getByRole("combobox", { name: "Language" }), "de");
    await expect.poll(() => root().lang).toBe("de");
    await settled();
    const dialog = page.getByRole("dialog", { name: "Einstellungen" });
    expect(within(dialog).getByRole("combobox", { name: "Sprache" })).toHaveProperty("value", "de");
    expect(page.getByRole("textbox", { name: "Nickname", hidden: true })).toHaveProperty("value", "Ada");
    expect(page.getByRole("button", { name: "Jetzt spielen", hidden: true })).toBeDefined();
    expect(JSON.parse(localStorage.getItem("rondo.settings")!)).toMatchObject({ language: { language: "de" } });
    pick(within(dialog).getByRole("combobox", { name: "Sprache" }), "en");
    await settled();
    expect(page.getByRole("dialog", { name: "Settings" })).toBeDefined();
  });

  it("switches notices of the chat and texts outside of the page's components", async () => {
    const { session, chat } = renderUi(inRoom());
    await follow(session.settings);
    rendered(() => {
      const notice = { kind: "joined", id: 9, name: "Eve" } as const;
      session.chat.value = [{ key: 1, notice, old: false, at: 1 }];
    });
    const bubbles: string[] = [];
    onTestFinished(effect(() => void bubbles.push(emoteText(4))));
    await choosing(session.settings, "pl");
    expect(JSON.stringify(chat.lines.value)).toContain("Eve dołącza.");
    expect(bubbles).toEqual(["Thanks!", "Dzięki!"]);
  });

  it("starts with the saved one, or with the browser's first known one, and follows the browser", async () => {
    const settings = createSettings();
    browserLanguages.value = ["ja", "pt-PT", "de"];
    await follow(settings);
    expect(language.value).toBe("pt-BR");
    localStorage.setItem("rondo.settings", '{"language":{"language":"fr"}}');
    restoreSettings(settings);
    await expect.poll(() => language.value).toBe("fr");
    browserLanguages.value = ["es"];
    choose(settings, "system");
    await expect.poll(() => root().lang).toBe("es");
  });

  it("shows the last one of several that load at once", async () => {
    const answers = new Map<Language, (parts: CatalogueParts) => void>();
    const catalogueOf = (wanted: Language) =>
      new Promise<CatalogueParts>((resolve) => void answers.set(wanted, resolve));
    const settings = createSettings();
    await follow(settings, { catalogueOf });
    choose(settings, "it" as Language);
    choose(settings, "nl" as Language);
    expect(languageState.value).toBe("loading");
    answers.get("nl" as Language)!({ app: { common: { cancel: "Annuleren" } } });
    await expect.poll(() => language.value).toBe("nl");
    answers.get("it" as Language)!({ app: { common: { cancel: "Annulla" } } });
    await settled();
    expect(t("common.cancel")).toBe("Annuleren");
    // English stands in for missing texts.
    expect(t("common.close")).toBe("Close");
  });

  it("keeps the language when the texts do not load, and tries again when the connection returns", async () => {
    const { page, session } = renderUi();
    let online = false;
    const parts = { app: { common: { cancel: "Avbryt" } } };
    const catalogueOf = () => (online ? Promise.resolve(parts) : Promise.reject(new Error("offline")));
    await follow(session.settings, { catalogueOf });
    click(page.getByRole("button", { name: "Settings" }));
    click(page.getByRole("tab", { name: "Language" }));
    choose(session.settings, "sv" as Language);
    await settled();
    expect(page.getByText("The texts could not be loaded. Check your connection.")).toBeDefined();
    expect(language.value).toBe("en");
    online = true;
    window.dispatchEvent(new Event("online"));
    await expect.poll(() => t("common.cancel")).toBe("Avbryt");
    expect(languageState.value).toBe("ready");
  });
});

describe("texts in a language", () => {
  it("have its plural forms, numbers and dates", async () => {
    const settings = createSettings();
    await follow(settings);
    const goals = (counts: readonly number[]) => counts.map((count) => t("room.goals", { count }));
    expect(goals([1, 2])).toEqual(["1 goal", "2 goals"]);
    expect(numberText(12345.678)).toBe("12,345.678");
    await choosing(settings, "pl");
    expect(goals([1, 3, 5, 22])).toEqual(["1 gol", "3 gole", "5 goli", "22 gole"]);
    await choosing(settings, "fr");
    expect(goals([0, 1, 2])).toEqual(["0 but", "1 but", "2 buts"]);
    await choosing(settings, "tr");
    expect(t("statistic.percent", { value: 40 })).toBe("%40");
    await choosing(settings, "de");
    expect(goals([12_000])).toEqual(["12.000 Tore"]);
    expect(decimalText(1.5, 2)).toBe("1,50");
    expect(dateText(Date.UTC(2026, 4, 3, 12), { dateStyle: "medium" })).toBe("03.05.2026");
    expect(wordList("nickname.second")).toContain("Stürmer");
  });
});
