/** Runs commands of the chat. In a room with a script the script may take a command before the page. */
import { effect, untracked } from "@preact/signals";
import type { CommandContext } from "./command.ts";
import { isForScript, runCommand } from "./command-table.ts";

/** Returns what runs or offers an input with a slash: an error text, or undefined when it was run or offered. */
export function createCommandRunner(context: CommandContext): (input: string) => string | undefined {
  const { session, actions, reply } = context;
  effect(() => {
    const unclaimed = session.unclaimedSlash.value;
    if (unclaimed === null) return;
    untracked(() => {
      const error = runCommand(unclaimed.text, context);
      if (error !== undefined) reply(error);
    });
  });
  return (input) => {
    if (session.room.peek()?.scripted !== true || !isForScript(input)) return runCommand(input, context);
    actions.ask("slash", { text: input });
    return undefined;
  };
}
