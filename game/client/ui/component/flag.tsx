/** A region's flag: the emoji where the system's font has flags, else its two letters in a badge. */
import { flagEmoji, regionName } from "./region.ts";

export function Flag({ letters }: { readonly letters: string }) {
  if (letters === "") return null;
  const name = regionName(letters, document.documentElement.lang);
  const drawn = hasFlags();
  return (
    <span class={drawn ? "flag" : "flag flag-letters"} role="img" aria-label={name} title={name}>
      {drawn ? flagEmoji(letters) : letters}
    </span>
  );
}

let known: boolean | undefined;

/** Whether flags are drawn in colour; asked once. Systems without flags draw two black letters instead, or nothing. */
function hasFlags(): boolean {
  return (known ??= drawsColour(flagEmoji("fr")));
}

function drawsColour(text: string): boolean {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  context.textBaseline = "top";
  context.font = "32px sans-serif";
  context.fillText(text, 0, 0);
  const { data } = context.getImageData(0, 0, 64, 48);
  for (let i = 0; i < data.length; i += 4) if (data[i] !== data[i + 2]) return true;
  return false;
}
