/** A kit as a code to copy, and to replace by pasting another. */
import { useState } from "preact/hooks";
import { Copy } from "lucide-preact";
import type { SideId } from "#room/team.ts";
import { formatKitCode, parseKitCode } from "../../../session/kit-code.ts";
import type { Kit } from "../../../session/room.ts";
import { copyText } from "../../component/clipboard.ts";
import { Field } from "../../component/field.tsx";
import { IconButton } from "../../component/icon-button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

type KitCodeFieldProps = {
  readonly side: SideId;
  readonly kit: Kit;
  readonly editable: boolean;
  readonly onDraft: (side: SideId, kit: Kit) => void;
};

export function KitCodeField({ side, kit, editable, onDraft }: KitCodeFieldProps) {
  const { toasts } = useUi();
  // The typed text while it is not a valid code.
  const [invalid, setInvalid] = useState<string | undefined>(undefined);
  const code = formatKitCode({ team: side, kit });
  const edit = (text: string) => {
    const parsed = parseKitCode(text)?.kit;
    setInvalid(parsed === undefined && text !== "" ? text : undefined);
    // The team in the code is ignored: a kit may be pasted for either team.
    if (parsed !== undefined) onDraft(side, parsed);
  };
  const copy = async () => {
    const copied = await copyText(code);
    toasts.show(copied ? t("kits.copied") : t("kits.copyFailed"), copied ? "good" : "plain");
  };
  return (
    <Field
      label={t(editable ? "kits.code" : "kits.codeReadOnly")}
      value={invalid ?? code}
      {...(editable ? { onValue: edit } : {})}
      error={invalid === undefined ? undefined : t("kits.codeInvalid")}
      end={
        <IconButton label={t("kits.copy")} onPress={() => void copy()}>
          <Copy />
        </IconButton>
      }
    />
  );
}
