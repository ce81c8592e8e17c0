/** What a visitor sends when he asks for a room. */
import { z } from "zod";

export const NICKNAME_MAX = 25;

/** Space of all kinds; Braille's empty pattern counts as a symbol, but looks like one. */
const SPACE = /[\s\u2800]+/gu;

/** Controls, bidirectional marks, zero widths, fillers, private and half characters; not what makes emoji colourful. */
const UNSEEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** At least one of these must be there: the rest has no shape of its own. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A name as it may be shown: one line, composed (NFC), at most 25 code points, nothing in it that is not seen. "" when
 * nothing is left. Cleaning a clean name changes nothing.
 */
export function cleanNickname(text: string): string {
  const plain = text
    .replace(/[\t\n\r]/gu, " ")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(SPACE, " ")
    .trim();
  const name = Array.from(plain).slice(0, NICKNAME_MAX).join("").trim();
  return VISIBLE.test(name) ? name : "";
}

const nickname = z
  .string()
  .max(200)
  .transform(cleanNickname)
  .refine((name) => name !== "", "a nickname needs at least one visible character");

/** Options of every join. */
export const joinOptions = z.object({ nickname, version: z.int() });
export type JoinOptions = z.infer<typeof joinOptions>;
