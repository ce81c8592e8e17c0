/** The stadiums that this browser keeps, as cards with names of their own. */
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { StadiumCard } from "../session/stadium-card.ts";
import type { StadiumStore } from "./stadium-store.ts";

type Kept = { readonly card: StadiumCard; readonly text: string };

export class StoredStadiums {
  readonly #store: StadiumStore;
  /** Whether another stadium of the picker has this name. */
  readonly #isTaken: (name: string) => boolean;
  readonly #onChange: (cards: readonly StadiumCard[]) => void;
  readonly #kept = new Map<string, Kept>();
  readonly #loaded: Promise<void>;

  constructor(
    store: StadiumStore,
    isTaken: (name: string) => boolean,
    onChange: (cards: readonly StadiumCard[]) => void,
  ) {
    this.#store = store;
    this.#isTaken = isTaken;
    this.#onChange = onChange;
    this.#loaded = this.#load();
  }

  textOf(name: string): string | undefined {
    return this.#kept.get(name)?.text;
  }

  /** Keeps it under its name, or a name like it when that is another's. Rejects when the browser cannot. */
  async keep(stadium: Stadium): Promise<void> {
    await this.#loaded;
    const text = exportStadium(stadium);
    if ([...this.#kept.values()].some((kept) => kept.text === text)) return;
    const name = this.#freeName(stadium.name);
    await this.#store.keep(name, text);
    this.#put(name, stadium, text);
    this.#tell();
  }

  async forget(name: string): Promise<void> {
    await this.#loaded;
    if (!this.#kept.delete(name)) return;
    this.#tell();
    await this.#store.drop(name);
  }

  /** What cannot be read any more stays where it is and is not shown. */
  async #load(): Promise<void> {
    for (const [name, text] of await this.#store.all().catch(() => [])) {
      const result = parseStadium(text);
      if (result.ok && !this.#isTaken(name)) this.#put(name, result.stadium, text);
    }
    if (this.#kept.size > 0) this.#tell();
  }

  #freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#isTaken(name) || this.#kept.has(name); n++) name = `${wanted} (${n})`;
    return name;
  }

  #put(name: string, stadium: Stadium, text: string): void {
    this.#kept.set(name, { card: { name, stadium, source: "stored" }, text });
  }

  #tell(): void {
    const cards = [...this.#kept.values()].map(({ card }) => card);
    this.#onChange(cards.toSorted((a, b) => a.name.localeCompare(b.name)));
  }
}
