/** Handles the messages of a player to the staff, whichever transport they came over. */
import type { HelpToServer, HelpToServerKind } from "#protocol/help.ts";
import type { Person } from "#protocol/report.ts";
import type { Help } from "./help.ts";

/** Why a message was refused: too many, or the store is away. */
export type HelpRefusal = "rate" | "store";

/** Undefined when the message was handled. The message must fit its schema. */
export async function handleHelpMessage<K extends HelpToServerKind>(
  help: Help,
  player: Person,
  kind: K,
  message: HelpToServer[K],
): Promise<HelpRefusal | undefined> {
  if (!(await help.take(player.key, kind))) return "rate";
  if (kind === "typing") {
    help.setTyping(player.key, "player", (message as HelpToServer["typing"]).typing);
    return undefined;
  }
  try {
    if (kind === "say") await help.say(player, "player", message as HelpToServer["say"]);
    else await help.markRead(player.key, "player", (message as HelpToServer["read"]).at);
    return undefined;
  } catch {
    return "store";
  }
}
