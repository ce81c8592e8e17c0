/** The headers that Chromium 153 sends to this server, as captured; "Headless" is removed from its name. */
const AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/** With every `fetch` and EventSource, besides Host and Connection. With cookies there would be more. */
export const FETCH_HEADERS = {
  "sec-ch-ua-platform": '"Linux"',
  "User-Agent": AGENT,
  "sec-ch-ua": '"Chromium";v="153", "Not_A Brand";v="8"',
  "sec-ch-ua-mobile": "?0",
  Accept: "*/*",
  "Sec-Fetch-Site": "same-origin",
  "Sec-Fetch-Mode": "cors",
  "Sec-Fetch-Dest": "empty",
  Referer: "http://localhost:2567/",
  "Accept-Encoding": "gzip, deflate, br, zstd",
  "Accept-Language": "en-US,en;q=0.9",
} as const;

/** With the upgrade to a WebSocket, besides the headers that the protocol requires. */
export const UPGRADE_HEADERS = {
  Pragma: "no-cache",
  "Cache-Control": "no-cache",
  "User-Agent": AGENT,
  Origin: "http://localhost:2567",
  "Accept-Encoding": "gzip, deflate, br, zstd",
  "Accept-Language": "en-US,en;q=0.9",
} as const;
