/** A button: primary (one per screen), plain, quiet (without background) or danger. */
import type { ComponentChildren } from "preact";

export type ButtonProps = {
  readonly children: ComponentChildren;
  readonly variant?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "normal" | "large" | "small";
  readonly icon?: ComponentChildren;
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** For toggle buttons. */
  readonly pressed?: boolean | undefined;
  readonly describedBy?: string;
  /** Tooltip. Must not be needed to understand the button. */
  readonly hint?: string;
  /** Takes the focus when it appears, as the harmless choice of a dialog. */
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
};

export function Button(props: ButtonProps) {
  const { children, variant = "plain", size = "normal", icon, type = "button", disabled = false, onPress } = props;
  return (
    <button
      type={type}
      class={`button button-${variant} button-${size}`}
      disabled={disabled}
      autoFocus={props.autoFocus}
      aria-pressed={props.pressed}
      aria-describedby={props.describedBy}
      title={props.hint}
      onClick={onPress}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
