/** Commands that change avatars and kits. */
import { cleanAvatar } from "#room/text.ts";
import { parseKitCode } from "../../../session/kit-code.ts";
import { t } from "../../i18n/translate.ts";
import { usageError, type Command } from "./command.ts";

export const APPEARANCE_COMMANDS: readonly Command[] = [
  {
    name: "avatar",
    usage: "command.avatar.usage",
    help: "command.avatar.help",
    needs: "none",
    run(text, { actions }) {
      if (text === "") return usageError("command.avatar.usage");
      actions.ask("avatar", { text: cleanAvatar(text) });
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
    argument: "side",
    run(args, { actions }) {
      const parsed = parseKitCode(`/colors ${args}`);
      if (!parsed) return `${t("command.colors.wrong")} ${usageError("command.colors.usage")}`;
      const { team, kit } = parsed;
      actions.ask("kit", kit ? { team, kit: { ...kit, colors: [...kit.colors] } } : { team });
      return undefined;
    },
  },
];
