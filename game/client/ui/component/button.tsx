/** Buttons: primary (one per screen), plain, quiet (no surface) and danger. */
import type { ComponentChildren } from "preact";

type ButtonProps = {
  readonly children: ComponentChildren;
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "normal" | "large" | "small";
  readonly icon?: ComponentChildren;
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** For buttons that stay down. */
  readonly pressed?: boolean | undefined;
  readonly describedBy?: string;
  /** Shown on hover: more than the words say, and nothing that one must know. */
  readonly hint?: string;
  readonly onPress?: () => void;
};

export function Button(props: ButtonProps) {
  const { children, look = "plain", size = "normal", icon, type = "button", disabled = false, onPress } = props;
  return (
    <button
      type={type}
      class={`button button-${look} button-${size}`}
      disabled={disabled}
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
