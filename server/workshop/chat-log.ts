/** The last chat lines of a document, for people that join later. */
import { CHAT_LINES_MAX, type WorkshopAuthor, type WorkshopLine } from "#protocol/workshop.ts";

export class ChatLog {
  readonly #date: () => number;
  readonly #censor: (text: string) => string;
  #lines: readonly WorkshopLine[] = [];

  /** `date` in milliseconds since 1970. */
  constructor(date: () => number, censor: (text: string) => string) {
    this.#date = date;
    this.#censor = censor;
  }

  /** The oldest first. */
  get lines(): readonly WorkshopLine[] {
    return this.#lines;
  }

  add({ name, fingerprint }: WorkshopAuthor, text: string): WorkshopLine {
    const line = { at: this.#date(), name, fingerprint, text: this.#censor(text) };
    this.#lines = [...this.#lines.slice(1 - CHAT_LINES_MAX), line];
    return line;
  }
}
