/** The versions of a document, and which people have changed it since the last one. */
import {
  AUTOMATIC_VERSIONS_MAX,
  NAMED_VERSIONS_MAX,
  VERSION_BYTES_MAX,
  type WorkshopAuthor,
  type WorkshopVersion,
} from "#protocol/workshop.ts";

/** A version is made automatically this long after the first change since the last one, in milliseconds. */
export const AUTOMATIC_MS = 5 * 60_000;

/** Maximum number of names at a version. */
const AUTHORS_MAX = 20;

export type NewVersion = { readonly version: WorkshopVersion; readonly removed: readonly number[] };

export class VersionLog {
  #versions: readonly WorkshopVersion[];
  readonly #authors = new Map<string, WorkshopAuthor>();
  /** When the document was first changed since the last version, in milliseconds since 1970. */
  #changedAt: number | undefined;

  /** `versions`: the oldest first. `changedAt`: the last change of the document. */
  constructor(versions: readonly WorkshopVersion[], changedAt: number) {
    this.#versions = versions;
    const last = versions.at(-1)?.id ?? 0;
    if (changedAt > last) this.#changedAt = changedAt;
  }

  get list(): readonly WorkshopVersion[] {
    return this.#versions;
  }

  /** Whether the document was changed since the last version. */
  get isBehind(): boolean {
    return this.#changedAt !== undefined;
  }

  isDue(now: number): boolean {
    return this.#changedAt !== undefined && now - this.#changedAt >= AUTOMATIC_MS;
  }

  changed(author: WorkshopAuthor, now: number): void {
    this.#changedAt ??= now;
    if (this.#authors.size < AUTHORS_MAX) this.#authors.set(`${author.fingerprint} ${author.name}`, author);
  }

  /** Adds a version of this size, and removes automatic ones for it; "full" if named ones leave no room. */
  add(name: string, size: number, now: number): NewVersion | "full" {
    const id = Math.max(now, (this.#versions.at(-1)?.id ?? 0) + 1);
    const version: WorkshopVersion = { id, name, authors: [...this.#authors.values()], size };
    const removed = versionsToRemove(this.#versions, version);
    if (removed === "full") return "full";
    this.#versions = [...this.#versions.filter((each) => !removed.includes(each.id)), version];
    this.#authors.clear();
    this.#changedAt = undefined;
    return { version, removed };
  }
}

function versionsToRemove(versions: readonly WorkshopVersion[], added: WorkshopVersion): readonly number[] | "full" {
  const named = versions.filter(({ name }) => name !== "");
  if (added.name !== "" && named.length >= NAMED_VERSIONS_MAX) return "full";
  const automatic = versions.filter(({ name }) => name === "");
  const countMax = added.name === "" ? AUTOMATIC_VERSIONS_MAX - 1 : AUTOMATIC_VERSIONS_MAX;
  let bytes = [...versions, added].reduce((sum, { size }) => sum + size, 0);
  const removed: number[] = [];
  for (const { id, size } of automatic) {
    if (automatic.length - removed.length <= countMax && bytes <= VERSION_BYTES_MAX) break;
    removed.push(id);
    bytes -= size;
  }
  return bytes > VERSION_BYTES_MAX ? "full" : removed;
}
