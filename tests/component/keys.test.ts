/** The keyboard of the page: one meaning per press on every layout, input methods, labels. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { listenToCameraKeys } from "#client/input/camera-keys.ts";
import { listenToSteeringKeys } from "#client/input/steering-keys.ts";
import type { VoteInfo } from "#client/session/room.ts";
import { UP } from "#sim/input.ts";
import { SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  inRoom,
  rendered,
  renderUi,
  settled,
  violations,
  type RenderedUi,
  type RoomContents,
} from "../support/rendered-ui.ts";
import { click, press } from "../support/user.ts";
import { waitFor } from "../support/wait-for.ts";

const VOTE: VoteInfo = { subject: "restart", object: "", by: "Ben", yes: 1, no: 0, needed: 2, secondsLeft: 9 };

/** A member of a room without admins, who may vote. */
const VOTING: RoomContents = { room: { adminless: true }, me: { admin: false, owner: false } };

/** Positions of a US keyboard, and the characters on them without Shift. */
const CODES = [
  ...Array.from("1234567890", (digit) => `Digit${digit}`),
  ...["Minus", "Equal"],
  ...Array.from("QWERTYUIOP", (letter) => `Key${letter}`),
  ...["BracketLeft", "BracketRight"],
  ...Array.from("ASDFGHJKL", (letter) => `Key${letter}`),
  ...["Semicolon", "Quote"],
  ...Array.from("ZXCVBNM", (letter) => `Key${letter}`),
  ...["Comma", "Period", "Slash"],
];
const LAYOUTS: Readonly<Record<string, string>> = {
  US: "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  Cyrillic: "1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.",
  Greek: "1234567890-=;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./",
  Dvorak: "1234567890[]',.pyfgcrl/=aoeuidhtns-;qjkxbmwvz",
  German: "1234567890ß´qwertzuiopü+asdfghjklöäyxcvbnm,.-",
  French: "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!",
};
const keyOn = (layout: string, code: string) => Array.from(LAYOUTS[layout]!)[CODES.indexOf(code)]!;

type Match = RenderedUi & {
  /** What the presses since the last call did. */
  effects(): string[];
};

/** Room with a running game and an open vote; keys of players and spectators are connected as on the page. */
function renderMatch(contents: RoomContents = {}): Match {
  // Presses take no time: a wheel closes when its key is released late, as on a machine that was busy meanwhile.
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const ui = renderUi(inRoom({ game: createGameInfo(), ...contents }));
  const { session, keyboard, chat } = ui;
  let steered = 0;
  const playing = () => session.me.peek()?.team !== SPECTATORS;
  listenToSteeringKeys({ window, keyboard, playing, extraKeys: () => 3, onChange: (keys) => (steered |= keys) });
  listenToCameraKeys({ keyboard, session, watching: () => true });
  const untouched = session.spectating.peek();
  const reset = () => {
    steered = 0;
    ui.asked.length = 0;
    ui.menuOpen.value = false;
    chat.reset();
    session.zoom.value = 1.05;
    session.spectating.value = untouched;
  };
  ui.change(({ vote }) => (vote.value = VOTE));
  rendered(reset);
  const effects = () => {
    const found = [
      ...ui.asked.map((each) => JSON.stringify(each)),
      ...(chat.isOpen.peek() ? [`chat ${JSON.stringify(chat.audience.peek())} ${chat.text.peek()}`.trim()] : []),
      ...(chat.emoteWheel.isOpen.peek() ? ["wheel"] : []),
      ...(chat.lineWheel.isOpen.peek() ? ["lines"] : []),
      ...(ui.menuOpen.peek() ? ["menu"] : []),
      ...(steered === 0 ? [] : ["steer"]),
      ...(session.zoom.peek() === 1.05 ? [] : ["zoom"]),
      ...(session.spectating.peek() === untouched ? [] : ["camera"]),
    ];
    rendered(reset);
    return found;
  };
  return { ...ui, effects };
}

describe.each(Object.keys(LAYOUTS))("on a %s keyboard", (layout) => {
  it.each<[string, string, string, RoomContents?]>([
    ["answers a vote with yes", "KeyY", '["ballot",{"yes":true}]', VOTING],
    ["answers a vote with no", "KeyN", '["ballot",{"yes":false}]', VOTING],
    ["opens the team chat", "KeyT", 'chat "team"'],
    ["opens the chat with a command", "Slash", 'chat "room" /'],
    ["opens the emotes", "KeyQ", "wheel"],
    ["opens the ready-made lines", "KeyZ", "lines"],
    ["pauses", "KeyP", '["pause",{"paused":true}]'],
    ["moves", "KeyW", "steer"],
    ["zooms", "Equal", "zoom"],
  ])("%s by the position of the key, and does nothing else: %s", (_what, code, effect, contents) => {
    const ui = renderMatch(contents);
    press(keyOn(layout, code), code);
    expect(ui.effects()).toEqual([effect]);
  });

  it.each<[string, RoomContents]>([
    ["player", {}],
    ["voter", VOTING],
    ["spectator", { me: { team: SPECTATORS } }],
  ])("no press of a %s has two meanings", (_who, contents) => {
    const ui = renderMatch(contents);
    for (const code of CODES) {
      press(keyOn(layout, code), code);
      const effects = ui.effects();
      expect([code, effects.length <= 1 ? "one" : effects]).toEqual([code, "one"]);
    }
  });
});

describe("a symbol", () => {
  it.each([
    ["/", "Digit7", 'chat "room" /'],
    ["/", "NumpadDivide", 'chat "room" /'],
    ["+", "BracketRight", "zoom"],
    ["-", "Quote", "zoom"],
  ])("%s is found where another layout has it, unless the key there has a meaning", (key, code, effect) => {
    const ui = renderMatch();
    press(key, code);
    expect(ui.effects()).toEqual([effect]);
  });
});

describe("an open dialog", () => {
  it("takes all keys; only the vote in the room menu is answered", () => {
    const ui = renderMatch(VOTING);
    press("Escape");
    for (const key of ["t", "q", "w", "p", "/", "y"]) press(key);
    expect(ui.effects()).toEqual(['["ballot",{"yes":true}]', "menu"]);
  });
});

describe("the emote wheel", () => {
  it("takes the numbers from the zoom, and leaves the steering keys", () => {
    const ui = renderMatch();
    press("q");
    press("w");
    press("2");
    expect(ui.effects()).toEqual(['["emote",{"emote":1}]', "steer"]);
  });
});

describe("keys held while the chat opens", () => {
  it("are released, type nothing, and steer again after a new press", () => {
    const { keyboard, page } = renderUi(inRoom({ game: createGameInfo() }));
    const reports: number[] = [];
    listenToSteeringKeys({
      window,
      keyboard,
      playing: () => true,
      extraKeys: () => 0,
      onChange: (keys) => reports.push(keys),
    });
    fireEvent.keyDown(document.body, { key: "w", code: "KeyW" });
    press("t");
    const field = page.getByRole("combobox", { name: "Message" });
    expect(document.activeElement).toBe(field);
    expect(reports).toEqual([UP, 0]);
    expect(fireEvent.keyDown(field, { key: "w", code: "KeyW", repeat: true })).toBe(false);
    fireEvent.keyUp(field, { key: "w", code: "KeyW" });
    expect(fireEvent.keyDown(field, { key: "w", code: "KeyW" })).toBe(true);
    fireEvent.keyUp(field, { key: "w", code: "KeyW" });
    press("Escape");
    expect(reports).toEqual([UP, 0]);
    fireEvent.keyDown(document.body, { key: "w", code: "KeyW" });
    expect(reports).toEqual([UP, 0, UP]);
  });
});

describe("an input method", () => {
  const SAFARI = { isComposing: false, keyCode: 229 };
  const OTHERS = { isComposing: true, keyCode: 229 };

  it.each([
    ["Safari, after the composition", SAFARI],
    ["other browsers, during it", OTHERS],
  ])("confirms and cancels in the chat with keys that do nothing else: %s", (_browser, init) => {
    const ui = renderMatch();
    press("Enter");
    const field = ui.page.getByRole<HTMLInputElement>("combobox", { name: "Message" });
    fireEvent.input(field, { target: { value: "にほん" }, isComposing: true });
    for (const key of ["Enter", "Escape", "Tab", "ArrowUp", "Backspace"]) {
      expect(fireEvent.keyDown(field, { key, code: key, ...init })).toBe(true);
    }
    expect(ui.chat.isOpen.value).toBe(true);
    expect(field.value).toBe("にほん");
    press("Enter");
    expect(ui.asked).toContainEqual(["chat", { text: "にほん", to: "room" }]);
  });

  it("that is on does not stop a player, whose keys type nothing", () => {
    const ui = renderMatch();
    fireEvent.keyDown(document.body, { key: "Process", code: "KeyW", keyCode: 229 });
    expect(ui.effects()).toEqual(["steer"]);
  });
});

describe("the labels of the keys", () => {
  const yes = ({ page }: RenderedUi) => page.getByRole("button", { name: /^Yes/u }).textContent;

  it("are those of a US keyboard at first, and those of the layout when the browser has it", async () => {
    const german = new Map(CODES.map((code) => [code, keyOn("German", code)]));
    const ui = renderUi(
      inRoom({ game: createGameInfo(), ...VOTING }),
      {},
      { getLayoutMap: () => Promise.resolve(german) },
    );
    ui.change(({ vote }) => (vote.value = VOTE));
    expect(yes(ui)).toBe("Yes Y");
    await settled();
    expect(yes(ui)).toBe("Yes Z");
    expect(ui.page.getByText(/Z for yes, N for no\.$/u)).toBeDefined();
    expect(ui.keyboard.labelOf("Minus")).toBe("ß");
    expect(ui.keyboard.labelOf("KeyX")).toBe("X");
  });

  it("are learned from presses where the browser does not have the layout", async () => {
    const ui = renderUi(
      inRoom({ game: createGameInfo(), ...VOTING }),
      {},
      { getLayoutMap: () => Promise.reject(new Error()) },
    );
    await settled();
    ui.change(({ vote }) => (vote.value = VOTE));
    press("н", "KeyY");
    press("Dead", "KeyN");
    await settled();
    expect(yes(ui)).toBe("Yes Н");
    expect(ui.keyboard.labelOf("KeyN")).toBe("N");
    fireEvent.keyDown(document.body, { key: "Т", code: "KeyN", shiftKey: true });
    expect(ui.keyboard.labelOf("KeyN")).toBe("N");
    expect(ui.keyboard.labelOf("Equal")).toBe("+");
    expect(ui.keyboard.labelOf("Minus")).toBe("−");
  });

  it("are in the help", () => {
    const ui = renderUi(inRoom({ game: createGameInfo() }));
    press("е", "KeyT");
    press("Escape");
    press("Escape");
    rendered(() => (ui.menuOpen.value = true));
    click(ui.page.getByRole("tab", { name: "Help" }));
    const rows = [...document.querySelectorAll("dl.keys > div")].map((row) => row.textContent.replace(/\s+/gu, " "));
    expect(rows).toContain("Е Team chat");
    expect(rows).toContain("/ Chat command");
    expect(rows).toContain("+ − 0 … 5 Zoom (also mouse wheel)");
  });
});

describe("bound keys", () => {
  const bindKeys = async (ui: RenderedUi, ...presses: readonly [button: string, key: string, code: string][]) => {
    rendered(() => (ui.settingsOpen.value = true));
    click(ui.page.getByRole("tab", { name: "Controls" }));
    await waitFor(() => ui.page.getByRole("button", { name: "Team chat: T" }));
    for (const [button, key, code] of presses) {
      click(ui.page.getByRole("button", { name: button }));
      rendered(() => press(key, code));
    }
  };

  it("are chosen in the settings: a key that is taken moves, and a reserved one is refused", async () => {
    const ui = renderMatch();
    await bindKeys(ui, ["Team chat: T", "u", "KeyU"], ["Kick: X", "t", "KeyT"], ["Show emotes: Q", "F5", "F5"]);
    expect(await violations()).toEqual([]);
    expect(ui.page.getByText("This key cannot be used. Choose another one, or Esc to cancel.")).toBeDefined();
    rendered(() => press("Escape", "Escape"));
    click(ui.page.getByRole("button", { name: "Pause and resume: P" }));
    rendered(() => press("q", "KeyQ"));
    expect(ui.page.getByText("Q was taken from: Show emotes.")).toBeDefined();
    rendered(() => (ui.settingsOpen.value = false));
    const effectsOf = (key: string) => {
      press(key);
      return ui.effects();
    };
    expect(["t", "u", "x", "q", "p"].map(effectsOf)).toEqual([
      ["steer"],
      ['chat "team"'],
      [],
      ['["pause",{"paused":true}]'],
      [],
    ]);
  });

  it("are shown in the help and at the start of a game", async () => {
    const ui = renderUi(inRoom({ game: createGameInfo() }));
    await bindKeys(ui, ["Up: W", "i", "KeyI"], ["Team chat: T", "ArrowUp", "ArrowUp"]);
    rendered(() => (ui.settingsOpen.value = false));
    expect(document.querySelector(".key-hint .for-keys")!.textContent.replace(/\s+/gu, " ")).toBe(
      "I A S D MoveX Space Kick",
    );
    rendered(() => (ui.menuOpen.value = true));
    click(ui.page.getByRole("tab", { name: "Help" }));
    const rows = [...document.querySelectorAll("dl.keys > div")].map((row) => row.textContent.replace(/\s+/gu, " "));
    expect(rows).toContain("↑ Team chat");
    expect(rows).toContain("I A ← S ↓ D → Move");
  });

  it("lose Ctrl with one click, where it would close the page", async () => {
    const ui = renderUi();
    await bindKeys(ui);
    click(ui.page.getByRole("button", { name: "Do not kick with Ctrl" }));
    expect(ui.session.settings.controls.value.bindings.kick).not.toContain("ControlLeft");
    expect(ui.page.queryByRole("button", { name: "Do not kick with Ctrl" })).toBeNull();
  });
});
