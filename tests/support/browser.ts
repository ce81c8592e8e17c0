/** A headless browser for tests, with WebGL 2 drawn on the CPU or none. Pages in the background run at 60 frames per second too. */
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

/** A name of this machine. Pages there are not in a secure context, unlike those of 127.0.0.1. */
export const PLAIN_HOST = "plain.test";

const args = [
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
  // A container's /dev/shm is often 64 MB, and Chromium dies when that is full.
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/** WebGL is drawn by SwiftShader, which then composes every page as well: three times the work without WebGL. */
const webglArgs = [
  "--ignore-gpu-blocklist",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

/** Starts Chromium, with WebGL by default; the caller closes it. About 0.4 s, and 2 s more on the first run of a checkout. */
export async function launchBrowser({ webgl = true }: { readonly webgl?: boolean } = {}): Promise<Browser> {
  const { executable, env } = await findChromium();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: executable,
    args: [...args, ...(webgl ? webglArgs : ["--disable-gpu"])],
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

const shared = new Map<boolean, Promise<Browser>>();

/** The browser that all files of a process share, one with WebGL and one without; it ends with the process. */
export function sharedBrowser({ webgl = true }: { readonly webgl?: boolean } = {}): Promise<Browser> {
  const browser = shared.get(webgl) ?? launchBrowser({ webgl });
  shared.set(webgl, browser);
  return browser;
}

/** Closes what a file has left open in a shared browser. */
export async function closeContexts(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}
