/** The chat: keys, audiences, commands, suggestions, mentions, ignoreList, typing, its log and settings. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";
import type { ChatLine } from "#client/session/chat.ts";
import { BLUE_TEAM, SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  BEN,
  changePlayer,
  inRoom,
  rendered,
  renderUi,
  settled,
  useFakeTimers,
  violations,
  type RenderedUi,
  type RoomContents,
} from "../support/rendered-ui.ts";
import { click, press, type } from "../support/user.ts";

const renderChat = (contents: RoomContents = { game: createGameInfo() }): RenderedUi => renderUi(inRoom(contents));

const fieldOf = ({ page }: RenderedUi) => page.getByRole<HTMLInputElement>("combobox", { name: "Message" });
const isOpen = ({ page }: RenderedUi) => page.queryByRole("combobox", { name: "Message" }) !== null;
const rows = () => [...document.querySelectorAll(".chat-row")].map((row) => row.textContent);

/** Opens the chat, types and sends. */
function say(ui: RenderedUi, text: string): void {
  press("Enter");
  type(fieldOf(ui), text);
  press("Enter");
}

type MessageChanges = Partial<Extract<ChatLine["notice"], { kind: "chat" }>> & { readonly old?: boolean };

/** A message of Ben unless `changes` names another sender. */
function receive(ui: RenderedUi, text: string, { old = false, ...changes }: MessageChanges = {}): void {
  ui.change(({ chat }) => {
    const notice = { kind: "chat", from: 2, name: "Ben", team: BLUE_TEAM, text, scope: "room", ...changes } as const;
    chat.value = [...chat.value, { key: chat.value.length + 1, at: 0, old, notice }];
  });
}

describe("a chat that is closed to the player", () => {
  it("shows a muted player for how long, sends nothing, and still runs commands", async () => {
    const ui = renderChat({ game: createGameInfo(), me: { admin: false, owner: false, muteSeconds: 45 } });
    say(ui, "hello");
    expect(ui.asked).toEqual([]);
    expect(rows().at(-1)).toContain("You are muted. You can still write to admins.");
    expect([fieldOf(ui).value, isOpen(ui)]).toEqual(["hello", true]);
    expect(ui.page.getByText("You are muted (45 seconds left). You can write to admins: /w NAME")).toBeDefined();
    expect(await violations()).toEqual([]);
    ui.change((session) => changePlayer(session, 1, { muteSeconds: 0 }));
    expect(document.querySelector(".chat-blocked")).toBeNull();
    press("Enter");
    expect(ui.asked.at(-1)).toEqual(["chat", { text: "hello", to: "room" }]);
  });

  it("is open to admins, and for messages to them, while it is locked", () => {
    const contents = { room: { chatLocked: true }, others: [{ ...BEN, admin: true }] };
    const ui = renderChat({ ...contents, me: { admin: false, owner: false } });
    say(ui, "/w Ben help");
    expect(ui.asked).toContainEqual(["chat", { text: "help", to: 2 }]);
    press("Enter");
    expect(ui.page.getByText("Only admins can chat. You can write to them: /w NAME")).toBeDefined();
    ui.change((session) => changePlayer(session, 1, { admin: true }));
    expect(document.querySelector(".chat-blocked")).toBeNull();
  });
});

describe("announcements of a script", () => {
  it("have no sender, their lines, style and colour, and are read out", async () => {
    const ui = renderChat();
    const announce = (text: string, color: number | null, style: "bold" | "small-italic") =>
      ui.change(({ chat }) => {
        const notice = { kind: "scriptLine", text, color, style, sound: 1 } as const;
        chat.value = [...chat.value, { key: chat.value.length + 1, at: 0, old: false, notice }];
      });
    announce("Red 3\nBlue 1", 0x0000ff, "bold");
    announce("<b>plain</b>", null, "small-italic");
    expect(rows()).toEqual(["Red 3\nBlue 1", "<b>plain</b>"]);
    const [bold, plain] = [...document.querySelectorAll<HTMLElement>(".chat-script")];
    expect(bold!.classList.contains("chat-script-bold")).toBe(true);
    expect(plain!.classList.contains("chat-script-small-italic")).toBe(true);
    expect(bold!.closest('[role="log"][aria-live="polite"]')).not.toBeNull();
    const colorOf = (row: HTMLElement) => row.querySelector("bdi")!.style.color;
    expect([colorOf(bold!), colorOf(plain!)]).toEqual(["#8585ff", ""]);
    ui.chat.settings.change({ scriptColors: false });
    await settled();
    expect(colorOf(bold!)).toBe("");
    expect(await violations()).toEqual([]);
  });
});

describe("a name that a script has changed", () => {
  it("has its badge and a readable colour in the chat", async () => {
    const ui = renderChat();
    ui.change(({ chat }) => {
      const look = { nameColor: 0x0000ff, badge: { text: "MVP", color: 0 } };
      const line = { kind: "chat", from: 2, name: "Ben", team: 2, text: "hi", scope: "room", look } as const;
      chat.value = [{ key: 1, at: 0, old: false, notice: line }];
    });
    expect(rows()).toEqual(["MVP Ben: hi"]);
    const name = document.querySelector<HTMLElement>(".chat-name");
    expect(name?.style.color).toBe("#8585ff");
    ui.chat.settings.change({ scriptColors: false });
    await settled();
    expect([name?.style.color, rows()]).toEqual(["", ["MVP Ben: hi"]]);
    expect(await violations()).toEqual([]);
  });
});

describe("the keys of the chat", () => {
  it("open it for the room, the team and a command, and close it", () => {
    const ui = renderChat();
    press("Enter");
    expect(document.activeElement).toBe(fieldOf(ui));
    press("Escape");
    expect(isOpen(ui)).toBe(false);
    press("t");
    expect(fieldOf(ui).placeholder).toBe("Message to your team");
    press("Escape");
    press("/");
    expect(fieldOf(ui).value).toBe("/");
    press("Escape");
    press("Escape");
    expect(isOpen(ui)).toBe(false);
    expect(ui.menuOpen.value).toBe(false);
  });

  it("are ignored while the room menu is open", () => {
    const ui = renderChat();
    rendered(() => (ui.menuOpen.value = true));
    press("t");
    expect(isOpen(ui)).toBe(false);
  });

  it("return to the team's audience and leave it with Backspace", () => {
    const ui = renderChat();
    press("t");
    press("Backspace");
    expect(fieldOf(ui).placeholder).toBe("Message, or / for commands");
  });
});

describe("a message", () => {
  it("goes to the room, the team or one player", () => {
    const ui = renderChat();
    say(ui, "hello");
    say(ui, "/t go left");
    say(ui, "/w @Ben psst");
    expect(ui.asked.filter((each) => Array.isArray(each) && each[0] === "chat")).toEqual([
      ["chat", { text: "hello", to: "room" }],
      ["chat", { text: "go left", to: "team" }],
      ["chat", { text: "psst", to: 2 }],
    ]);
    expect(isOpen(ui)).toBe(false);
  });

  it("is cut to the maximum length, with the number of characters left", () => {
    const ui = renderChat();
    press("Enter");
    type(fieldOf(ui), "x".repeat(130));
    expect(ui.page.getByText("10 characters left")).toBeDefined();
    type(fieldOf(ui), "x".repeat(200));
    expect(fieldOf(ui).value).toHaveLength(140);
  });

  it("is cut between emoji, and not while an input method composes it", () => {
    const ui = renderChat();
    press("Enter");
    type(fieldOf(ui), "👨‍👩‍👧‍👦".repeat(30));
    expect(fieldOf(ui).value).toBe("👨‍👩‍👧‍👦".repeat(22));
    const composed = "に".repeat(150);
    fireEvent.input(fieldOf(ui), { target: { value: composed }, isComposing: true });
    receive(ui, "renders again");
    expect(fieldOf(ui).value).toBe(composed);
    fireEvent.compositionEnd(fieldOf(ui));
    expect(fieldOf(ui).value).toBe("に".repeat(140));
  });

  it("with the player's name is highlighted", () => {
    const ui = renderChat();
    receive(ui, "well played @Ada");
    receive(ui, "well played @Adam");
    expect(rows()).toEqual(["Ben: well played @Ada", "Ben: well played @Adam"]);
    expect([...document.querySelectorAll(".chat-mention")].map((row) => row.textContent)).toEqual([rows()[0]]);
  });

  it("to the team or to one player names its audience", () => {
    const ui = renderChat();
    receive(ui, "go left", { scope: "team" });
    receive(ui, "psst", { scope: "private", to: { id: 1, name: "Ada" } });
    expect(rows()).toEqual(["Team Ben: go left", "Private Ben: psst"]);
  });

  it("of an ignored player is hidden, also after the player has left", () => {
    const ui = renderChat();
    receive(ui, "can you hear me");
    rendered(() => ui.ignoreList.toggle("bb22"));
    expect(rows()).toEqual([]);
    ui.change(({ players }) => (players.value = players.value.filter(({ id }) => id !== 2)));
    receive(ui, "and now");
    expect(rows()).toEqual([]);
  });

  it("from before the player joined is not announced", () => {
    const ui = renderChat();
    receive(ui, "long ago", { old: true });
    receive(ui, "just now");
    expect(ui.page.getByRole("log").textContent).toBe("Ben: just now");
  });
});

describe("a notice", () => {
  it("names the admin, the player and the reason", () => {
    const ui = renderChat();
    ui.change(({ chat }) => {
      const notice = { kind: "kicked", by: "Ada", name: "Ben", ban: true, reason: "own goals" } as const;
      chat.value = [{ key: 1, at: 0, old: false, notice }];
    });
    expect(rows()).toEqual(["Ada banned Ben. Reason: own goals"]);
  });

  it("about inactivity is a toast as well", () => {
    const ui = renderChat();
    ui.change(({ chat }) => {
      chat.value = [{ key: 1, at: 0, old: false, notice: { kind: "awaySoon", seconds: 10 } }];
    });
    const toasts = [...document.querySelectorAll(".toast")].map((toast) => toast.textContent);
    expect(toasts).toEqual([expect.stringContaining("You move to the spectators in 10 seconds.")]);
  });
});

describe("a command", () => {
  it("changes avatar, kits and password", () => {
    const ui = renderChat();
    for (const text of ["/avatar 10", "/colors red 60 FFFFFF 112233", "/set_password sesame", "/clear_password"])
      say(ui, text);
    expect(ui.asked).toEqual([
      ["avatar", { text: "10" }],
      ["kit", { team: 1, kit: { angle: 60, text: 0xffffff, colors: [0x112233] } }],
      ["settings", { password: "sesame" }],
      ["settings", { password: "" }],
    ]);
  });

  it("for admins is refused for others and keeps the text", () => {
    const ui = renderChat({ me: { admin: false, owner: false } });
    say(ui, "/clear_password");
    expect(rows()).toEqual(["Only admins can do that."]);
    expect(fieldOf(ui).value).toBe("/clear_password");
    expect(ui.asked).toEqual([]);
  });

  it("answers the player alone", () => {
    const ui = renderChat();
    say(ui, "/checksum");
    expect(rows()).toEqual(["Classic: 0123456789abcdef"]);
    say(ui, "/dance");
    expect(rows()).toHaveLength(2);
    expect(ui.asked).toEqual([]);
  });
});

describe("the suggestions", () => {
  const options = ({ page }: RenderedUi) => page.queryAllByRole("option");
  const selected = ({ page }: RenderedUi) => page.getByRole("option", { selected: true }).textContent;

  it("complete a command with Tab or Enter", () => {
    const ui = renderChat();
    press("/");
    type(fieldOf(ui), "/che");
    expect(fieldOf(ui).getAttribute("aria-expanded")).toBe("true");
    press("Tab");
    expect(fieldOf(ui).value).toBe("/checksum ");
    type(fieldOf(ui), "/chec");
    press("Enter");
    expect(fieldOf(ui).value).toBe("/checksum ");
    press("Enter");
    expect(rows()).toEqual(["Classic: 0123456789abcdef"]);
  });

  it("are selected with the arrow keys and hidden with Escape", () => {
    const ui = renderChat();
    press("/");
    type(fieldOf(ui), "/a");
    const [first, second] = options(ui).map((option) => option.textContent);
    expect(selected(ui)).toBe(first);
    press("ArrowDown");
    expect(selected(ui)).toBe(second ?? first);
    const active = fieldOf(ui).getAttribute("aria-activedescendant");
    expect(document.querySelector(`#${active}`)?.getAttribute("aria-selected")).toBe("true");
    press("Escape");
    expect(options(ui)).toEqual([]);
    expect(isOpen(ui)).toBe(true);
  });

  it("complete the name of a player with a click", () => {
    const ui = renderChat();
    press("Enter");
    type(fieldOf(ui), "hi @b");
    click(options(ui)[0]!);
    expect(fieldOf(ui).value).toBe("hi @Ben ");
    expect(document.activeElement).toBe(fieldOf(ui));
  });

  it("are accessible", async () => {
    const ui = renderChat();
    receive(ui, "hello");
    press("Enter");
    type(fieldOf(ui), "/a");
    expect(options(ui)).not.toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

describe("typing", () => {
  it("is sent once, and again when the text is sent, discarded, or not changed for a while", () => {
    useFakeTimers();
    const ui = renderChat();
    const typing = () => ui.asked.filter((each) => Array.isArray(each) && each[0] === "typing").length;
    press("Enter");
    type(fieldOf(ui), "w");
    type(fieldOf(ui), "wa");
    expect(ui.asked).toEqual([["typing", { typing: true }]]);
    press("Escape");
    expect(ui.asked.at(-1)).toEqual(["typing", { typing: false }]);
    press("Enter");
    type(fieldOf(ui), "w");
    rendered(() => vi.advanceTimersByTime(6000));
    expect(ui.asked.at(-1)).toEqual(["typing", { typing: false }]);
    expect(typing()).toBe(4);
  });

  it("a command is not sent", () => {
    const ui = renderChat();
    press("/");
    type(fieldOf(ui), "/avatar");
    expect(ui.asked).toEqual([]);
  });
});

describe("the chat", () => {
  it("opens and closes with its buttons and keeps the text", () => {
    const ui = renderChat();
    click(ui.page.getByRole("button", { name: "Chat (Enter)" }));
    type(fieldOf(ui), "hel");
    click(ui.page.getByRole("button", { name: "Close the chat" }));
    expect(isOpen(ui)).toBe(false);
    press("Enter");
    expect(fieldOf(ui).value).toBe("hel");
  });

  it("closes on a press outside", () => {
    const ui = renderChat();
    press("Enter");
    fireEvent.pointerDown(document.body);
    expect(isOpen(ui)).toBe(false);
  });
});

describe("the settings of the chat", () => {
  it("hide the closed chat and are saved", async () => {
    const ui = renderChat();
    receive(ui, "hello");
    press("Enter");
    click(ui.page.getByRole("button", { name: "Chat settings" }));
    fireEvent.click(ui.page.getByRole("checkbox", { name: "Hide while closed" }));
    expect(await violations()).toEqual([]);
    press("Escape");
    expect(ui.page.queryByRole("group", { name: "Chat settings" })).toBeNull();
    expect(isOpen(ui)).toBe(true);
    press("Escape");
    expect(rows()).toEqual([]);
    expect(localStorage.getItem("rondo.chat")).toContain('"hidden":true');
  });
});

describe("the emote wheel", () => {
  it("opens with Q and sends an emote by number", () => {
    const ui = renderChat();
    press("q");
    expect(ui.page.getByRole("button", { name: "Emotes (Q)" }).getAttribute("aria-expanded")).toBe("true");
    press("1");
    expect(ui.asked).toEqual([["emote", { emote: 0 }]]);
    expect(ui.page.queryByRole("group", { name: "Emotes" })).toBeNull();
  });

  it("closes with Escape and leaves the room menu closed", async () => {
    const ui = renderChat();
    click(ui.page.getByRole("button", { name: "Emotes (Q)" }));
    expect(await violations()).toEqual([]);
    press("Escape");
    expect(document.querySelector(".wheel")).toBeNull();
    expect(ui.menuOpen.value).toBe(false);
  });

  it("is for players on the pitch", () => {
    const ui = renderChat({ game: createGameInfo(), me: { team: SPECTATORS } });
    press("q");
    expect(document.querySelector(".wheel")).toBeNull();
    expect(ui.page.queryByRole("button", { name: "Emotes (Q)" })).toBeNull();
  });
});
