/** A button for an act that cannot be undone: with a question, it asks in a dialog first. */
import { useState } from "preact/hooks";
import { t } from "../i18n/translate.ts";
import { Button, type ButtonProps } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export type Question = {
  readonly title: string;
  /** What happens then. */
  readonly note: string;
  /** Label of the button that does it. */
  readonly confirm: string;
};

type ConfirmButtonProps = ButtonProps & {
  /** Undefined: the button acts at once. */
  readonly question: Question | undefined;
  readonly onPress: () => void;
};

export function ConfirmButton({ question, onPress, ...button }: ConfirmButtonProps) {
  const [asked, setAsked] = useState<Question | undefined>(undefined);
  const close = () => setAsked(undefined);
  const confirm = () => {
    close();
    onPress();
  };
  return (
    <>
      <Button {...button} onPress={question === undefined ? onPress : () => setAsked(question)} />
      {asked && (
        <Dialog name="confirm-dialog" title={asked.title} onClose={close}>
          <p>{asked.note}</p>
          <div class="row row-end">
            <Button variant="plain" autoFocus onPress={close}>
              {t("common.cancel")}
            </Button>
            <Button variant="danger" icon={button.icon} onPress={confirm}>
              {asked.confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
