/** Yes or no. */
import type { InputProps } from "./field-source.ts";

export function FlagInput({ id, found, hint, disabled, set }: InputProps) {
  const isOn = found.value === true || found.value === "true";
  const isUnknown = found.origin === "mixed" || found.value === undefined;
  return (
    <span class="panel-flag">
      <input
        id={id}
        type="checkbox"
        class={found.origin === "own" ? "" : "panel-faint"}
        title={hint}
        checked={isOn}
        indeterminate={isUnknown}
        disabled={disabled}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      {found.origin === "trait" && <span class="panel-origin">{found.trait}</span>}
    </span>
  );
}
