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
};

/** Runs until the page is closed. */
export function syncPageAddress(page: AddressedPage, { session, actions, preferences, invitedTo }: Parts): void {
  const codeInAddress = () => (page.location.pathname === "/" ? undefined : findRoomCode(page.location.pathname));
  const followAddress = () => {
    const code = codeInAddress();
    invitedTo.value = undefined;
    if (code !== undefined && session.room.value?.code === code) return;
    if (session.screen.value.kind !== "home") actions.leave();
    if (code === undefined) return;
    if (preferences.nickname.value) actions.joinRoom(preferences.nickname.value, code);
    else invitedTo.value = code;
  };
  page.addEventListener("popstate", followAddress);
  followAddress();

  effect(() => {
    const code = codeOf(session.screen.value, session.room.value?.code) ?? invitedTo.value;
    if (code === codeInAddress()) return;
    // Replaced on leaving, so that going back from the home page does not join the room again.
    if (code === undefined) page.history.replaceState(null, "", "/");
    else page.history.pushState(null, "", roomPath(code));
  });
}

/** The code of the screen's room; undefined for Play now and Create room until the server has created the room. */
function codeOf(screen: Ui["session"]["screen"]["value"], room: string | undefined): string | undefined {
  if (screen.kind === "room") return room;
  return screen.kind === "home" ? undefined : screen.code;
}
