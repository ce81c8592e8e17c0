/** Keeps the files of the page in the browser, so that practice works without a network (build/installed-app.ts). */

type Ports = {
  readonly page: Pick<Window, "navigator" | "location" | "parent"> & { readonly requestIdleCallback?: unknown };
  /** Calls once when the browser has nothing else to do. */
  readonly whenIdle: (call: () => void) => void;
};

/** Registers the service worker, except in frames of other sites and where the browser saves data. */
export function keepFilesOffline({ page, whenIdle }: Ports): void {
  const { serviceWorker, connection } = page.navigator as Navigator & { readonly connection?: { saveData?: boolean } };
  const framed = page.parent !== (page as unknown as Window);
  if ((serviceWorker as ServiceWorkerContainer | undefined) === undefined || framed || connection?.saveData === true)
    return;
  // Without it everything else works as before.
  whenIdle(() => void serviceWorker.register("/sw.js").catch(() => undefined));
}
