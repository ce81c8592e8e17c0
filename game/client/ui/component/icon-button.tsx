/** A square button that is only an icon; its name is read out and shown on hover. */
import type { ComponentChildren } from "preact";

type IconButtonProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly look?: "plain" | "glass";
  readonly expanded?: boolean;
  /** For buttons that stay down. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
};

export function IconButton({ label, children, look = "plain", expanded, pressed, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button icon-button-${look}`}
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
