/**
 * Which person each Yjs client of a document belongs to. Items are added under the id of a client, and one that others could add
 * items under would lose its own: Yjs takes the first of two with the same number for both.
 */

/** Maximum number of ids of each kind; each page that opens the document has a new one. */
const IDS_MAX = 5000;

export class ClientIds {
  /** Keys of people by id of their awareness state, and by id of their edits; the longest unused first. */
  readonly #states = new Map<number, string>();
  readonly #edits = new Map<number, string>();

  /** Whether a person may show an awareness state of this id. From then on only that person may. */
  claimState(id: number, key: string): boolean {
    return claim(this.#states, id, key);
  }

  /** Whether a person may edit under this id. From then on only that person may. */
  claimEdits(id: number, key: string): boolean {
    return isFree(this.#states, id, key) && claim(this.#edits, id, key);
  }

  /**
   * Whether a person may bring edits of this id that were made before. They can be those of another person, which the server has lost
   * in a crash; but not once that person edits, because then all older ones have arrived.
   */
  mayBring(id: number, key: string): boolean {
    return isFree(this.#edits, id, key);
  }
}

function isFree(ids: ReadonlyMap<number, string>, id: number, key: string): boolean {
  return (ids.get(id) ?? key) === key;
}

function claim(ids: Map<number, string>, id: number, key: string): boolean {
  if (!isFree(ids, id, key)) return false;
  ids.delete(id);
  ids.set(id, key);
  if (ids.size > IDS_MAX) ids.delete(ids.keys().next().value!);
  return true;
}
