/** Downloads a stadium as a file. */
import { cutText } from "#room/text.ts";
import { downloadFile } from "../../component/download.ts";

const NAME_MAX = 80;
/** File systems allow 255 with the extension. */
const NAME_BYTES = 240;

/** A file name that all file systems accept, with the extension of a stadium file. */
export function fileNameOf(stadium: string): string {
  const name = stadium
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+/gu, "");
  const short = cutText(name, NAME_MAX, NAME_BYTES).replace(/[ .]+$/gu, "");
  return `${short || "stadium"}.hbs`;
}

export function downloadMap(stadium: string, text: string): void {
  downloadFile(fileNameOf(stadium), text);
}
