/** Hands a stadium to the visitor as a file. */

/** What all file systems take, with the ending of a stadium file. */
export function fileNameOf(stadium: string): string {
  const name = stadium
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/gu, "")
    .slice(0, 80);
  return `${name || "stadium"}.hbs`;
}

export function saveAsFile(stadium: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileNameOf(stadium);
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
