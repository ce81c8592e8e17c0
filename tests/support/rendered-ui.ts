/**
 * The interface in happy-dom, without server, pitch and style sheets: tests write the session as the net code does, and
 * read the recorded actions.
 */
import { computed } from "@preact/signals-core";
import { act, within, type BoundFunctions, type queries } from "@testing-library/preact";
import axe from "axe-core";
import { render } from "preact";
import { onTestFinished, vi } from "vitest";
import type { Actions } from "#client/session/actions.ts";
import type { GameInfo, RoomInfo } from "#client/session/room.ts";
import type { PlayerInfo } from "#client/session/player.ts";
import type { KeyboardLayout } from "#client/input/key-labels.ts";
import { createHeldKeys } from "#client/input/held-keys.ts";
import { createPageKeyboard } from "#client/input/page-keyboard.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { preloadScreens } from "#client/ui/app/lazy-screens.ts";
import type { GetJson } from "#client/session/statistics.ts";
import type { LoadPart } from "#client/ui/context/ui-context.ts";
import { mountUi, type MountedUi } from "#client/ui/app/mount.tsx";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { LAYOUT_RULES } from "./axe-rules.ts";
import { createPlayerInfo } from "./player-info.ts";
import { completeHappyDom } from "./happy-dom.ts";
import { recordedActions } from "./recorded-actions.ts";
import { createRoomInfo } from "./room-info.ts";
import { click } from "./user.ts";

const loadPart: LoadPart = (load) => load();

// Before the tests, so that they render the whole page at once.
await preloadScreens(loadPart);

/** Queries of elements by role, label and text, as screen readers find them. */
export type Page = BoundFunctions<typeof queries>;

export type RenderedUi = MountedUi & {
  readonly page: Page;
  /** The requested actions, oldest first (recorded-actions.ts). */
  readonly asked: unknown[];
  /** Changes the session and renders. */
  readonly change: (apply: (session: Session) => void) => void;
};

/** Renders the page for a session, by default the home page. It is removed at the end of the test. */
export function renderUi(
  fill: (session: Session) => void = () => undefined,
  replaced: Partial<Actions> = {},
  layout?: KeyboardLayout,
  getJson: GetJson = () => Promise.resolve({ kind: "failed" }),
): RenderedUi {
  completeHappyDom();
  // As in index.html.
  document.documentElement.lang = "en";
  // The first visit was before.
  localStorage.setItem("rondo.lesson", "true");
  const session = createSession();
  fill(session);
  const { actions, asked } = recordedActions();
  const root = document.body.appendChild(document.createElement("div"));
  onTestFinished(() => {
    render(null, root);
    root.remove();
    localStorage.clear();
  });
  const keyboard = createPageKeyboard({
    window,
    page: document,
    layout,
    bindings: computed(() => session.settings.controls.value.bindings),
  });
  onTestFinished(() => keyboard.stop());
  const heldKeys = createHeldKeys({ turn: session.device.turn, onChange: (keys) => actions.holdKeys(keys) });
  const parts = { session, keyboard, heldKeys, loadPart, getJson, embedded: undefined };
  const ui = rendered(() => mountUi(root, { ...parts, actions: { ...actions, ...replaced } }));
  return { ...ui, asked, page: within(document.body), change: (apply) => rendered(() => apply(session)) };
}

/** Calls `apply` and renders what it changed, with all effects. */
export function rendered<T>(apply: () => T): T {
  let result!: T;
  void act(() => {
    result = apply();
  });
  return result;
}

/** Waits for promises of the page, such as answers of actions, and renders. */
export async function settled(): Promise<void> {
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
}

export type RoomContents = {
  readonly room?: Partial<RoomInfo>;
  readonly game?: GameInfo | null;
  /** Changes to the page's own player: Ada, an admin of the red team with id 1. */
  readonly me?: Partial<PlayerInfo>;
  /** The other members; Ben, a blue player with id 2, unless given. */
  readonly others?: readonly PlayerInfo[];
};

export const BEN = createPlayerInfo({ id: 2, name: "Ben", team: BLUE_TEAM, fingerprint: "bb22" });

const ADA = { id: 1, name: "Ada", team: RED_TEAM, admin: true, owner: true, fingerprint: "aa11" } as const;

/** Fills a session as after joining a room. */
export function inRoom({ room, game = null, me, others = [BEN] }: RoomContents = {}): (session: Session) => void {
  return (session) => {
    session.room.value = createRoomInfo(room);
    session.game.value = game;
    session.players.value = [createPlayerInfo({ ...ADA, ...me }), ...others];
    session.myId.value = 1;
    session.screen.value = { kind: "room", code: "ABCDE" };
  };
}

/** Renders a room and opens a tab of its menu. */
export function renderMenu(tab: string, contents: RoomContents = {}, replaced: Partial<Actions> = {}): RenderedUi {
  const ui = renderUi(inRoom(contents), replaced);
  rendered(() => (ui.menuOpen.value = true));
  if (tab !== "Players") click(ui.page.getByRole("tab", { name: tab }));
  return ui;
}

/** Changes one member of the session's room. */
export function changePlayer(session: Session, id: number, changes: Partial<PlayerInfo>): void {
  session.players.value = session.players.value.map((player) =>
    player.id === id ? { ...player, ...changes } : player,
  );
}

/** Replaces the timers of the page until the end of the test; vi.advanceTimersByTime() moves them. */
export function useFakeTimers(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Violations of WCAG A and AA and of axe's best practices that show without layout: the rule and the element. */
export async function violations(): Promise<string[]> {
  const rules = Object.fromEntries(LAYOUT_RULES.map((rule) => [rule, { enabled: false }]));
  const { violations: found } = await axe.run(document.body, { resultTypes: ["violations"], rules });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
