/** A square button with an icon. Its label is for screen readers and the tooltip. */
import type { ComponentChildren } from "preact";

type IconButtonProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly variant?: "plain" | "glass";
  readonly expanded?: boolean;
  /** For toggle buttons. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
};

export function IconButton({ label, children, variant = "plain", expanded, pressed, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button icon-button-${variant}`}
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
