/** A password input with a button to show the password. */
import { useSignal } from "@preact/signals";
import { Eye, EyeOff } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import { Field } from "./field.tsx";
import { IconButton } from "./icon-button.tsx";

type PasswordFieldProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly label?: string;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

export function PasswordField({ label = t("password.label"), ...field }: PasswordFieldProps) {
  const shown = useSignal(false);
  return (
    <Field
      {...field}
      label={label}
      type={shown.value ? "text" : "password"}
      end={
        <IconButton
          label={shown.value ? t("password.hide") : t("password.show")}
          onPress={() => (shown.value = !shown.value)}
        >
          {shown.value ? <EyeOff /> : <Eye />}
        </IconButton>
      }
    />
  );
}
