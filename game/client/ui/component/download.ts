/** Time for the browser to start a download before its object URL is revoked. */
const REVOKE_DELAY_MS = 1000;

/** Saves JSON text as a file through the browser's download. */
export function downloadFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY_MS);
}
