/**
 * Loads the page's separate files (dynamic imports). A deployment may have removed them, and some browsers return a failed
 * import again without a request: after a few attempts only a reload of the page can help.
 */
import { withTimeLimit } from "./time-limit.ts";

/** Pauses before the next attempts, in milliseconds. */
const PAUSES_MS = [300, 1200] as const;

/** Time for one attempt: the largest file has 350 KB. */
const ATTEMPT_MS = 60_000;

/** Limit of the request for the page, before it is reloaded. */
const PAGE_MS = 5000;

const RELOADED = "rondo.reloaded";

/** Rejects with the last error when every attempt fails. */
export async function loadModule<T>(load: () => Promise<T>, wait = pause): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await withTimeLimit(ATTEMPT_MS, load());
    } catch {
      await wait(pauseMs);
    }
  }
  return withTimeLimit(ATTEMPT_MS, load());
}

/** Loads once, however often it is called; after a failure the next call tries again. */
export function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () =>
    (loaded ??= loadModule(load).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

export type ReloadPorts = {
  /** The path of the page's script, whose name contains a hash of the build. */
  readonly script: string;
  /** The page as the server sends it now. Rejects when it does not. */
  readonly fetchPage: () => Promise<string>;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly reload: () => void;
};

/** Reloads the page, once per build and tab, and only while the server responds. False when it does not. */
export async function reloadOnce(ports: ReloadPorts = pagePorts()): Promise<boolean> {
  try {
    await ports.fetchPage();
  } catch {
    return false;
  }
  return reloadFirst(ports);
}

/** Reloads a page that is older than the server's, once per build and tab. Rejects when the server does not send its page. */
export async function reloadIfOutdated(ports: ReloadPorts = pagePorts()): Promise<boolean> {
  const page = await ports.fetchPage();
  return !page.includes(ports.script) && reloadFirst(ports);
}

/** False when this tab was reloaded with this build before. */
function reloadFirst({ script, storage, reload }: ReloadPorts): boolean {
  try {
    if (storage.getItem(RELOADED) === script) return false;
    storage.setItem(RELOADED, script);
  } catch {
    // Without a storage to remember it, the reload could repeat without end.
    return false;
  }
  reload();
  return true;
}

function pagePorts(): ReloadPorts {
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src ?? location.href;
  return {
    script: new URL(script).pathname,
    fetchPage: async () => {
      const response = await fetch("/", { cache: "no-store", signal: AbortSignal.timeout(PAGE_MS) });
      if (!response.ok) throw new Error(`the page answers ${response.status}`);
      return response.text();
    },
    get storage() {
      return sessionStorage;
    },
    reload: () => location.reload(),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
