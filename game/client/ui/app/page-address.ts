/**
 * Keeps the page's address and the session together: `/r/CODE` joins a room, going back leaves it. Without a nickname,
 * the address of a room opens the invitation screen (screens/invitation-screen.tsx).
 */
import { effect } from "@preact/signals";
import { findRoomCode, roomPath } from "../../session/room-url.ts";
import type { Ui } from "../context/ui-context.ts";

/** The used part of a Window. */
export type AddressedPage = {
  readonly location: Pick<Location, "pathname">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate", listener: () => void): void;
};

type Parts = {
  readonly session: Ui["session"];
  readonly actions: Ui["actions"];
  readonly preferences: Pick<Ui["preferences"], "nickname">;
  readonly invitedTo: Ui["invitedTo"];
  readonly otherRoom: Ui["otherRoom"];
  /** The code of the room in which this tab had a seat before it loaded the page; the server may still keep it. */
  readonly keptSeat: () => string | undefined;
};

/** Runs until the page is closed. */
export function syncPageAddress(page: AddressedPage, parts: Parts): void {
  const { session, actions, preferences, invitedTo, otherRoom, keptSeat } = parts;
  const codeInAddress = () => findRoomCode(page.location.pathname);
  const join = (code: string) => {
    if (preferences.nickname.value) actions.joinRoom(preferences.nickname.value, code);
    else invitedTo.value = code;
  };
  const followAddress = (seat: string | undefined) => {
    const code = codeInAddress();
    const { value: screen } = session.screen;
    invitedTo.value = undefined;
    otherRoom.value = undefined;
    if (code !== undefined && code === roomOf(screen)) return;
    if (code !== undefined && seat !== undefined && seat !== code) {
      otherRoom.value = { code, seat };
      return;
    }
    if (screen.kind !== "home") actions.leave();
    if (code !== undefined) join(code);
    else if (page.location.pathname !== "/") screenOfBadAddress();
  };
  const screenOfBadAddress = () => {
    session.screen.value = { kind: "exit", reason: "badAddress", code: undefined };
  };
  page.addEventListener("popstate", () => followAddress(roomOf(session.screen.peek())));
  followAddress(keptSeat());

  effect(() => {
    const { value: screen } = session.screen;
    // While the player decides about another room, the address stays that of the link.
    if (otherRoom.value !== undefined || (screen.kind === "exit" && screen.reason === "badAddress")) return;
    const code = codeOf(screen) ?? invitedTo.value;
    if (code === undefined ? page.location.pathname === "/" : code === codeInAddress()) return;
    // Replaced on leaving, so that going back from the home page does not join the room again.
    if (code === undefined) page.history.replaceState(null, "", "/");
    else page.history.pushState(null, "", roomPath(code));
  });
}

type Screen = Ui["session"]["screen"]["value"];

/** The code of the screen's room; undefined for practice, Play now, Create room and ranked queues until there is a room. */
function codeOf(screen: Screen): string | undefined {
  return "code" in screen ? screen.code : undefined;
}

/** The code of the room that the player is in. */
function roomOf(screen: Screen): string | undefined {
  return screen.kind === "room" ? screen.code : undefined;
}
