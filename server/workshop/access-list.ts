/** What each person may do with a document. The key of a person identifies them, so that the owner is the same one tomorrow. */
import type { WorkshopAccess, WorkshopRight } from "#protocol/workshop.ts";
import type { StoredWorkshop } from "../store/workshops.ts";

export type StoredAccess = Pick<StoredWorkshop, "ownerKey" | "open" | "rights">;

/** Maximum number of people with a right of their own. */
const RIGHTS_MAX = 200;

export class AccessList {
  #ownerKey: string | null;
  #open: boolean;
  readonly #rights: Map<string, WorkshopRight>;

  constructor({ ownerKey, open, rights }: StoredAccess) {
    this.#ownerKey = ownerKey;
    this.#open = open;
    this.#rights = new Map(Object.entries(rights));
  }

  /** As it is stored. */
  get stored(): StoredAccess {
    return { ownerKey: this.#ownerKey, open: this.#open, rights: Object.fromEntries(this.#rights) };
  }

  /** Whether people without a right of their own may edit. */
  get open(): boolean {
    return this.#open;
  }

  accessOf(key: string): WorkshopAccess {
    if (key === this.#ownerKey) return "owner";
    return this.#rights.get(key) ?? (this.#open ? "editor" : "viewer");
  }

  /** The first person that opens a new document becomes its owner. Returns whether this one did. */
  claim(key: string): boolean {
    if (this.#ownerKey !== null) return false;
    this.#ownerKey = key;
    return true;
  }

  /** Returns why not, if it is impossible. */
  setRight(key: string, right: WorkshopRight): "rights" | "full" | undefined {
    if (key === this.#ownerKey) return "rights";
    if (!this.#rights.has(key) && this.#rights.size >= RIGHTS_MAX) return "full";
    this.#rights.set(key, right);
    return undefined;
  }

  setOpen(open: boolean): void {
    this.#open = open;
  }
}
