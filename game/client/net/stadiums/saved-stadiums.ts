/** The stadiums saved in this browser, as cards with unique names. */
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { StadiumCard } from "../../session/stadium-card.ts";
import type { StadiumStore } from "./stadium-store.ts";

type Saved = { readonly card: StadiumCard; readonly text: string };

export class SavedStadiums {
  readonly #store: StadiumStore;
  /** Whether another stadium of the picker has this name. */
  readonly #isTaken: (name: string) => boolean;
  readonly #onChange: (cards: readonly StadiumCard[]) => void;
  readonly #saved = new Map<string, Saved>();
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
    return this.#saved.get(name)?.text;
  }

  /** Saves a stadium under its name, or a similar one when that is taken. Rejects when the browser cannot store it. */
  async save(stadium: Stadium): Promise<void> {
    await this.#loaded;
    const text = exportStadium(stadium);
    if ([...this.#saved.values()].some((saved) => saved.text === text)) return;
    const name = this.#freeName(stadium.name);
    await this.#store.save(name, text);
    this.#add(name, stadium, text);
    this.#notify();
  }

  async remove(name: string): Promise<void> {
    await this.#loaded;
    if (!this.#saved.delete(name)) return;
    this.#notify();
    await this.#store.remove(name);
  }

  /** Stadiums that cannot be read any more stay in the store and are not shown. */
  async #load(): Promise<void> {
    for (const [name, text] of await this.#store.all().catch(() => [])) {
      const result = parseStadium(text);
      if (result.ok && !this.#isTaken(name)) this.#add(name, result.stadium, text);
    }
    if (this.#saved.size > 0) this.#notify();
  }

  #freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#isTaken(name) || this.#saved.has(name); n++) name = `${wanted} (${n})`;
    return name;
  }

  #add(name: string, stadium: Stadium, text: string): void {
    this.#saved.set(name, { card: { name, stadium, source: "saved" }, text });
  }

  #notify(): void {
    const cards = [...this.#saved.values()].map(({ card }) => card);
    this.#onChange(cards.toSorted((a, b) => a.name.localeCompare(b.name)));
  }
}
