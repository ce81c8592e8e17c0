/** The flag of a region: an emoji if the system's font has flags, otherwise its two letters. */
import { locale } from "../i18n/locale.ts";
import { flagEmoji, regionName } from "./region.ts";

export function Flag({ letters }: { readonly letters: string }) {
  if (letters === "") return null;
  const name = regionName(letters, locale.value);
  const emoji = hasFlagEmoji();
  return (
    <span class={emoji ? "flag" : "flag flag-letters"} role="img" aria-label={name} title={name}>
      {emoji ? flagEmoji(letters) : letters}
    </span>
  );
}

let flagEmojiKnown: boolean | undefined;

/** Whether flag emoji are drawn in colour, measured once. Fonts without flags draw two black letters or nothing. */
function hasFlagEmoji(): boolean {
  return (flagEmojiKnown ??= isDrawnInColour(flagEmoji("fr")));
}

function isDrawnInColour(text: string): boolean {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  context.textBaseline = "top";
  context.font = "32px sans-serif";
  context.fillText(text, 0, 0);
  const { data } = context.getImageData(0, 0, 64, 48);
  for (let i = 0; i < data.length; i += 4) if (data[i] !== data[i + 2]) return true;
  return false;
}
