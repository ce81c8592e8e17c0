/** File names of clips. Pure. */
import type { ReplaySpan } from "../../session/replay.ts";
import { exactTimeText } from "./time-text.ts";

/** The recording's own name and the part of it: "final 1.20.00-1.35.50.webm". */
export function clipName(file: string, { from, to }: ReplaySpan, extension: string): string {
  const name = file.replace(/\.hbr2$/iu, "") || "recording";
  const times = `${exactTimeText(from)}-${exactTimeText(to)}`.replaceAll(":", ".");
  return `${name} ${times}.${extension}`;
}
