/**
 * The page's address follows where the visitor is, and he follows it: `/r/CODE` is a room, back leaves it. Whoever opens
 * a room's address without a nickname is invited to choose one first (place/invitation.tsx).
 */
import { effect } from "@preact/signals";
import type { Ui } from "../context/ui-context.ts";
import { codeFrom, roomPath } from "../../session/room-link.ts";

/** What is needed of a window. */
export type AddressedPage = {
  readonly location: Pick<Location, "pathname">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate", listener: () => void): void;
};

/** Keeps address and session together for as long as the page lives. */
export function followAddress(
  page: AddressedPage,
  { session, actions, memory, invited }: Pick<Ui, "session" | "actions" | "memory" | "invited">,
): void {
  const here = () => (page.location.pathname === "/" ? undefined : codeFrom(page.location.pathname));
  const arrive = () => {
    const code = here();
    invited.value = undefined;
    if (code !== undefined && session.room.value?.code === code) return;
    if (session.screen.value.kind !== "home") actions.leave();
    if (code === undefined) return;
    if (memory.nickname.value) actions.joinRoom(memory.nickname.value, code);
    else invited.value = code;
  };
  page.addEventListener("popstate", arrive);
  arrive();

  effect(() => {
    const wanted = codeOf(session.screen.value, session.room.value?.code) ?? invited.value;
    if (wanted === here()) return;
    // Leaving does not leave a trail of rooms behind: back from home is not back into the match.
    if (wanted === undefined) page.history.replaceState(null, "", "/");
    else page.history.pushState(null, "", roomPath(wanted));
  });
}

/** The room a place is about. Play now and Create room have none until the server has made it. */
function codeOf(screen: Ui["session"]["screen"]["value"], room: string | undefined): string | undefined {
  if (screen.kind === "room") return room;
  return screen.kind === "home" ? undefined : screen.code;
}
