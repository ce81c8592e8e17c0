/** A square button that is only an icon; its name is read out and shown on hover. */
import type { ComponentChildren } from "preact";

type IconButtonProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly look?: "plain" | "glass";
  readonly expanded?: boolean;
  readonly onPress: () => void;
};

export function IconButton({ label, children, look = "plain", expanded, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button icon-button-${look}`}
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
