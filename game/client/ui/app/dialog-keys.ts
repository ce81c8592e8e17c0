/** The keys of the page while a dialog is open, and of an open vote, which the room menu shows as well. */
import { isTextField } from "../../input/key-target.ts";
import type { Ui } from "../context/ui-context.ts";
import { answerByKey } from "../vote/ballot.ts";

export function addDialogKeys(ui: Ui): void {
  const { keyboard, menuOpen } = ui;
  keyboard.add("dialog", {
    down: (press) => {
      const dialogs = document.querySelectorAll("dialog[open]").length;
      if (dialogs === 0 && !menuOpen.peek()) return undefined;
      // A dialog over the room menu asks a question of its own.
      const votable = menuOpen.peek() && dialogs <= 1 && !press.ctrl && !isTextField(press.target);
      return (votable ? answerByKey(ui, { ...press, code: press.meaning }) : undefined) ?? "native";
    },
  });
  keyboard.add("vote", { down: (press) => answerByKey(ui, press) });
}
