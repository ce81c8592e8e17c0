/** What a visitor sends when he asks for a room. */
import { z } from "zod";

export const NICKNAME_MAX = 25;

/**
 * A name as it may be shown: composed (NFC), one line, without control, bidirectional and zero-width characters, at most
 * 25 of what a reader counts as characters. "" when nothing is left.
 */
export function cleanNickname(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return [...plain].slice(0, NICKNAME_MAX).join("").trim();
}

const nickname = z
  .string()
  .max(200)
  .transform(cleanNickname)
  .refine((name) => name !== "", "a nickname needs at least one visible character");

/** Options of every join. */
export const joinOptions = z.object({ nickname, version: z.int() });
export type JoinOptions = z.infer<typeof joinOptions>;
