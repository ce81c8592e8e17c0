/** A kit as the line that players hand to each other: to copy it, or to paste another one over it. */
import { useState } from "preact/hooks";
import { Copy } from "lucide-preact";
import { formatColorsLine, parseColorsLine } from "../../../session/colors-line.ts";
import type { Kit } from "../../../session/room.ts";
import { copyText } from "../../component/clipboard.ts";
import { Field } from "../../component/field.tsx";
import { IconButton } from "../../component/icon-button.tsx";
import { useUi } from "../../context/ui-context.ts";
import type { Side } from "../../game-state/game-phase.ts";
import { t } from "../../i18n/translate.ts";

type ColorsFieldProps = {
  readonly side: Side;
  readonly kit: Kit;
  readonly editable: boolean;
  readonly onDraft: (side: Side, kit: Kit) => void;
};

export function ColorsField({ side, kit, editable, onDraft }: ColorsFieldProps) {
  const { toasts } = useUi();
  // Words that are not a kit (yet) stay as they are typed.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const line = formatColorsLine({ team: side, kit });
  const take = (text: string) => {
    const read = parseColorsLine(text)?.kit;
    setTyped(read === undefined && text !== "" ? text : undefined);
    // Whichever team the line is for: it was pasted here.
    if (read !== undefined) onDraft(side, read);
  };
  const copy = async () => {
    const copied = await copyText(line);
    toasts.say(copied ? t("kits.copied") : t("kits.copyFailed"), copied ? "good" : "plain");
  };
  const wrong = typed !== undefined;
  return (
    <Field
      label={t(editable ? "kits.line" : "kits.lineRead")}
      value={typed ?? line}
      {...(editable ? { onValue: take } : {})}
      error={wrong ? t("kits.lineWrong") : undefined}
      end={
        <IconButton label={t("kits.copy")} onPress={() => void copy()}>
          <Copy />
        </IconButton>
      }
    />
  );
}
