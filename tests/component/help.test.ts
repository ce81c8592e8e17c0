/** The help chat of the page. */
import { describe, expect, it } from "vitest";
import { type HelpInfo, type HelpLine, NO_HELP } from "#client/session/help.ts";
import type { Session } from "#client/session/session.ts";
import {
  inRoom,
  renderMenu,
  rendered,
  renderUi,
  type RenderedUi,
  settled,
  violations,
} from "../support/rendered-ui.ts";
import { click, type as typeInto } from "../support/user.ts";

const NOON = Date.UTC(2026, 10, 28, 12);

const line = (id: string, more: Partial<HelpLine> = {}): HelpLine => ({
  ...{ id, at: NOON, from: "player", text: `text of ${id}`, about: "", state: "sent" },
  ...more,
});

const live: HelpInfo = { ...NO_HELP, connection: "live", transport: "socket" };

const helpOf = (more: Partial<HelpInfo>) => (session: Session) => (session.help.value = { ...live, ...more });

function openHelp(info: Partial<HelpInfo> = {}): RenderedUi {
  const ui = renderUi((session) => void helpOf(info)(session));
  click(ui.page.getByRole("button", { name: /^Help/u }));
  return ui;
}

const askedOf = ({ asked }: RenderedUi, name: string) => asked.filter((each) => (each as unknown[])[0] === name);

describe("the help chat", () => {
  it("connects when it is opened, and disconnects when nothing was written", async () => {
    const ui = openHelp();
    expect(ui.page.getByRole("dialog", { name: "Help" })).toBeDefined();
    expect(askedOf(ui, "followHelp")).toEqual([["followHelp", true, expect.any(String)]]);
    expect(await violations()).toEqual([]);
    click(ui.page.getByRole("button", { name: "Close" }));
    await settled();
    expect(askedOf(ui, "followHelp").at(-1)).toEqual(["followHelp", false, ""]);
    expect(localStorage.getItem("rondo.help")).toBeNull();
  });

  it("stays connected once there is a conversation, and connects at the next visit", async () => {
    const ui = openHelp({ lines: [line("a")] });
    typeInto(ui.page.getByRole("textbox", { name: "Message to the host" }), "  my map  is broken ");
    expect(askedOf(ui, "setTypingToStaff")).toEqual([["setTypingToStaff", true]]);
    click(ui.page.getByRole("button", { name: "Send" }));
    expect(askedOf(ui, "sayToStaff")).toEqual([["sayToStaff", "my map is broken"]]);
    expect(askedOf(ui, "setTypingToStaff").at(-1)).toEqual(["setTypingToStaff", false]);
    click(ui.page.getByRole("button", { name: "Close" }));
    await settled();
    expect(askedOf(ui, "followHelp")).toHaveLength(1);
    expect(localStorage.getItem("rondo.help")).toBe("true");
  });

  it("sends nothing blank", () => {
    const ui = openHelp();
    typeInto(ui.page.getByRole("textbox", { name: "Message to the host" }), "   ");
    click(ui.page.getByRole("button", { name: "Send" }));
    expect(askedOf(ui, "sayToStaff")).toEqual([]);
  });

  it("shows whether the host is there, writes, and the state of own messages", async () => {
    const ui = openHelp({
      onDuty: true,
      lines: [line("a"), line("b", { state: "sending" }), line("c", { state: "failed" })],
    });
    const status = () => ui.page.getByRole("dialog").querySelector(".help-status")?.textContent;
    expect(status()).toBe("The host is online and can answer now.");
    expect(ui.page.getByText("Sending…")).toBeDefined();
    click(ui.page.getByRole("button", { name: "Not sent. Try again" }));
    expect(askedOf(ui, "retryToStaff")).toEqual([["retryToStaff", "c"]]);
    ui.change((session) => void helpOf({ typing: true, lines: [line("a")] })(session));
    expect(status()).toMatch(/Nobody is on duty/u);
    expect(ui.page.getByRole("log").textContent).toContain("writing");
    ui.change((session) => void helpOf({ connection: "lost" })(session));
    expect(status()).toBe("Connection lost. Reconnecting…");
    expect(await violations()).toEqual([]);
  });

  it("shows answers to reports", () => {
    const ui = openHelp({
      lines: [
        line("a", { from: "staff", about: "Eve", text: "They are banned." }),
        line("b", { from: "staff", about: "Max", text: "" }),
      ],
    });
    const log = ui.page.getByRole("log").textContent;
    expect(log).toContain("Answer to your report about Eve");
    expect(log).toContain("Your report about Max was reviewed and closed.");
  });

  it("counts unread answers, shows a toast, and marks them as read when it is open", async () => {
    const ui = renderUi();
    const answers = [line("a", { from: "staff" }), line("b", { from: "staff", at: NOON + 1 })];
    ui.change((session) => void helpOf({ lines: answers, readAt: 0 })(session));
    expect(ui.page.getByText("The host answered. Open Help to read it.")).toBeDefined();
    const button = ui.page.getByRole("button", { name: "Help: 2 new answers" });
    expect(askedOf(ui, "markHelpRead")).toEqual([]);
    click(button);
    await settled();
    expect(askedOf(ui, "markHelpRead")).toHaveLength(1);
    ui.change((session) => void helpOf({ lines: answers, readAt: NOON + 1 })(session));
    expect(ui.page.getByRole("button", { name: "Help", hidden: true })).toBeDefined();
  });

  it("opens from the room menu", () => {
    const ui = renderMenu("Help");
    click(ui.page.getByRole("button", { name: "Help" }));
    expect(ui.page.getByRole("dialog", { name: "Help" })).toBeDefined();
  });
});

describe("a report", () => {
  const openReport = (): RenderedUi => {
    const ui = renderMenu("Players");
    click(ui.page.getByRole("button", { name: /Ben/u }));
    click(ui.page.getByRole("menuitem", { name: "Report…" }));
    return ui;
  };

  it("is sent with a reason and a text", async () => {
    const ui = openReport();
    expect(ui.page.getByRole("dialog", { name: "Report Ben?" })).toBeDefined();
    expect(await violations()).toEqual([]);
    click(ui.page.getByRole("radio", { name: "Cheating" }));
    typeInto(ui.page.getByRole("textbox", { name: "Details (optional)" }), "walks through walls");
    click(ui.page.getByRole("button", { name: "Send report" }));
    expect(askedOf(ui, "report")).toEqual([["report", { id: 2, reason: "cheating", text: "walks through walls" }]]);
    expect(ui.page.queryByRole("dialog", { name: "Report Ben?" })).toBeNull();
  });

  it("is not offered for bots and for oneself", () => {
    const ui = renderMenu("Players");
    click(ui.page.getByRole("button", { name: /Ada/u }));
    expect(ui.page.queryByRole("menuitem", { name: "Report…" })).toBeNull();
  });

  it("connects the help chat, in which the answer comes", () => {
    const ui = renderUi(inRoom());
    rendered(() => {
      ui.session.chat.value = [{ key: 1, notice: { kind: "reported", name: "Ben" }, at: NOON, old: false }];
    });
    expect(askedOf(ui, "followHelp")).toHaveLength(1);
    expect(localStorage.getItem("rondo.help")).toBe("true");
  });
});
