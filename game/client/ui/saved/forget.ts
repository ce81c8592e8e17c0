/** Deletes everything that the pages save in this browser. */

const PREFIX = "rondo";
/** For browsers that do not list their databases. */
const DATABASES = ["rondo-identity", "rondo.stadiums"];

/** Afterwards the page has to be loaded again: it still has the values. Blocked storage is skipped. */
export async function forgetEverything(): Promise<void> {
  for (const storage of ["localStorage", "sessionStorage"] as const) {
    try {
      const stored = window[storage];
      for (const key of Object.keys(stored)) if (key.startsWith(PREFIX)) stored.removeItem(key);
    } catch {
      // Storage is blocked, so nothing was saved in it.
    }
  }
  try {
    const found = (await indexedDB.databases?.())?.map(({ name = "" }) => name) ?? DATABASES;
    await Promise.all(found.filter((name) => name.startsWith(PREFIX)).map(emptyDatabase));
  } catch {
    // As above.
  }
}

/** Its content, because a database that the page has open cannot be deleted. */
function emptyDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return resolve();
      const change = database.transaction(stores, "readwrite");
      for (const store of stores) change.objectStore(store).clear();
      change.oncomplete = change.onabort = () => {
        database.close();
        resolve();
      };
    };
  });
}
