/** The first line of a connection's first request, which decides about the worker that gets the connection. */

/** Longer lines are handed over as they are: the worker's HTTP parser refuses them. */
export const LINE_MAX = 8192;

const LINE_FEED = 0x0a;

/** Whether the bytes contain the whole line, or more than a line may have. */
export function isLineComplete(head: Buffer): boolean {
  return head.includes(LINE_FEED) || head.length >= LINE_MAX;
}

/** The first part of the path of a socket's address, `/PROCESS/ROOM?sessionId=…`; undefined for other requests. */
export function routeOf(head: Buffer): string | undefined {
  const line = head.toString("latin1", 0, Math.min(head.length, LINE_MAX)).split("\n", 1)[0]!;
  return /^GET \/(?<route>[\w-]+)\/[\w-]+\?/u.exec(line)?.groups?.["route"];
}
