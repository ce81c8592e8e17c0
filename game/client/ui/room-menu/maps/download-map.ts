/** Downloads a stadium as a file. */
import { downloadFile } from "../../component/download.ts";

const NAME_MAX = 80;

/** A file name that all file systems accept, with the extension of a stadium file. */
export function fileNameOf(stadium: string): string {
  const name = stadium
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/gu, "")
    .slice(0, NAME_MAX);
  return `${name || "stadium"}.hbs`;
}

export function downloadMap(stadium: string, text: string): void {
  downloadFile(fileNameOf(stadium), text);
}
