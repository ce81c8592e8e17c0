/** Commands about how discs look. */
import { parseColorsLine } from "../../../session/colors-line.ts";
import { t } from "../../i18n/translate.ts";
import { wrongUsage, type Command } from "./command.ts";

export const LOOKS: readonly Command[] = [
  {
    name: "avatar",
    usage: "command.avatar.usage",
    help: "command.avatar.help",
    needs: "none",
    run(text, { actions }) {
      if (text === "") return wrongUsage("command.avatar.usage");
      // The room takes two characters, or one emoji, of as many as anybody types.
      actions.ask("avatar", { text: text.slice(0, 32) });
      return undefined;
    },
  },
  {
    name: "clear_avatar",
    usage: "command.clearAvatar.usage",
    help: "command.clearAvatar.help",
    needs: "none",
    run(_, { actions }) {
      actions.ask("avatar", { text: "" });
      return undefined;
    },
  },
  {
    name: "colors",
    usage: "command.colors.usage",
    help: "command.colors.help",
    needs: "game",
    takes: "side",
    run(args, { actions }) {
      const line = parseColorsLine(`/colors ${args}`);
      if (!line) return `${t("command.colors.wrong")} ${wrongUsage("command.colors.usage")}`;
      const { team, kit } = line;
      actions.ask("kit", kit ? { team, kit: { ...kit, colors: [...kit.colors] } } : { team });
      return undefined;
    },
  },
];
