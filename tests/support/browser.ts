/** A browser for tests: headless, with WebGL 2 drawn on the CPU, frames at 60 Hz also in pages that are not in front. */
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

/** This machine by a name that browsers do not trust as they trust its address: pages there are in no secure context. */
export const PLAIN_HOST = "plain.test";

const args = [
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
  // A container's /dev/shm is often 64 MB, and Chromium dies when that is full.
  "--disable-dev-shm-usage",
  "--ignore-gpu-blocklist",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--font-render-hinting=none",
];

/** Starts Chromium; the caller closes it. About 0.4 s, and 2 s more on the first run of a checkout. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await findChromium();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({ executablePath: executable, args, env: { ...Object.fromEntries(inherited), ...env } });
}
