/** Time for the browser to start a download before its object URL is revoked. */
const REVOKE_DELAY_MS = 1000;

/** Saves what is at a URL of this server, which names the file. */
export function downloadUrl(url: string): void {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = "";
  anchor.click();
}

/** Saves JSON text, bytes, or a file of a known type through the browser's download. */
export function downloadFile(name: string, content: string | Uint8Array<ArrayBuffer> | Blob): void {
  const type = typeof content === "string" ? "application/json" : "application/octet-stream";
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY_MS);
}
