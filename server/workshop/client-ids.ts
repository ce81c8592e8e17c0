/**
 * Which person each Yjs client of a document belongs to. Items are added under the id of a client, and one that others could add
 * items under would lose its own: Yjs takes the first of two with the same number for both.
 */

/** Maximum number of ids; each page that opens the document has a new one. */
const IDS_MAX = 5000;

export class ClientIds {
  /** Keys of people by id, the longest unused first. */
  readonly #keys = new Map<number, string>();

  /** Whether the person may use this id: it is theirs, or unused until now. */
  claim(id: number, key: string): boolean {
    const owner = this.#keys.get(id);
    if (owner !== undefined && owner !== key) return false;
    this.#keys.delete(id);
    this.#keys.set(id, key);
    if (this.#keys.size > IDS_MAX) this.#keys.delete(this.#keys.keys().next().value!);
    return true;
  }
}
