/** How the page's own member can change the map of the room. */
import { mayDo, ownRefusal } from "../../../session/own-rights.ts";
import type { Session } from "../../../session/session.ts";
import { useUi } from "../../context/ui-context.ts";

/** Directly, by a vote, not while a game is on, or not at all. */
export type MapPermission = "play" | "propose" | "gameOn" | "never";

export function mapPermission(session: Session): MapPermission {
  const refusal = ownRefusal(session, { kind: "stadium" });
  if (refusal === undefined) return "play";
  if (refusal === "gameOn") return "gameOn";
  const votable = session.rights.value.vote && mayDo(session, { kind: "vote", ask: { subject: "stadium" } });
  return votable ? "propose" : "never";
}

/** A function that changes the map or calls a vote for it; does nothing without permission. */
export function useChangeMap(): (name: string) => void {
  const { session, actions } = useUi();
  return (name) => {
    const permission = mapPermission(session);
    if (permission === "play") actions.ask("stadium", { name });
    if (permission === "propose") actions.ask("vote", { subject: "stadium", name });
  };
}
