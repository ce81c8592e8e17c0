/**
 * Uploads a stadium to the room: requests a ticket from the room, sends the file over HTTP, and asks the room to play on
 * the stadium that the server read from it.
 */
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Diagnostic, UploadAnswer, UploadPurpose } from "../../session/stadium-card.ts";

/** Maximum size that the server accepts, in bytes. */
const FILE_MAX = 256 * 1024;

/** Timeouts of the ticket and of the answer to the upload. */
const TICKET_MS = 10_000;

const ANSWER_MS = 20_000;

/** Timeout of the room's decision; a room that accepts plays on the stadium in its next tick. */
const DECISION_MS = 5000;

export type UploadPorts = {
  readonly code: string;
  /** Sends a message to the room. */
  readonly send: <K extends ToServerKind>(kind: K, message?: ToServer[K]) => void;
  readonly fetch: (path: string, request: RequestInit) => Promise<Response>;
  /** The text of a stadium that only this browser has, by its name in the picker. */
  readonly savedText: (name: string) => string | undefined;
  /** A saved stadium could not be uploaded, and the room sent no refusal. */
  readonly onFailure: (kind: ToServerKind) => void;
};

/** Result of an upload: the stadium on the server, or the reason why there is none. */
type UploadResult =
  | { readonly ok: true; readonly checksum: string; readonly name: string }
  | { readonly ok: false; readonly answer: Exclude<UploadAnswer, { kind: "done" | "proposed" }> };

export class StadiumUpload {
  readonly #ports: UploadPorts;
  /** Set while waiting for a ticket; called with undefined when there will be none. */
  #onTicket: ((token: string | undefined) => void) | undefined;
  /** Set while waiting for the room's decision about this stadium. */
  #asked: { readonly checksum: string; readonly onDecision: (granted: boolean) => void } | undefined;
  #busy = false;
  /** True when the room refused the ticket, so that the refusal is already shown. */
  #refusalShown = false;

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  /** Uploads the text of a file. One at a time. */
  async upload(file: string, purpose: UploadPurpose): Promise<UploadAnswer> {
    const result = parseStadium(file);
    const { warnings } = result;
    if (!result.ok) return fits(file) ? { kind: "faulty", errors: result.errors, warnings } : { kind: "tooLarge" };
    const uploaded = await this.#upload(shorter(file, exportStadium(result.stadium)));
    if (!uploaded.ok) return uploaded.answer;
    const { checksum, name } = uploaded;
    if (purpose === "propose") {
      this.#ports.send("vote", { subject: "stadium", name: checksum });
      return { kind: "proposed", name, warnings };
    }
    return (await this.#askFor(checksum)) ? { kind: "done", name, warnings } : { kind: "refused" };
  }

  /** True when a message names a saved stadium: it is uploaded first, and the message is sent afterwards. */
  takes<K extends ToServerKind>(kind: K, message: ToServer[K] | undefined): boolean {
    const name = stadiumIn(kind, message);
    const text = name === undefined ? undefined : this.#ports.savedText(name);
    if (text === undefined) return false;
    void this.#uploadFor(kind, message as ToServer[K], text);
    return true;
  }

  /** The ticket from the room; undefined when there will be none. */
  ticket(token: string | undefined): void {
    this.#onTicket?.(token);
  }

  /** A refusal from the room. */
  refused(kind: ToServerKind): void {
    if (kind === "stadium") this.#asked?.onDecision(false);
    if (kind !== "ticket") return;
    this.#refusalShown = true;
    this.ticket(undefined);
  }

  /** The checksum of the room's stadium, with every patch. */
  played(checksum: string): void {
    if (checksum === this.#asked?.checksum) this.#asked.onDecision(true);
  }

  /** The connection has ended: nothing more will arrive. */
  stop(): void {
    this.ticket(undefined);
    this.#asked?.onDecision(false);
  }

  async #uploadFor<K extends ToServerKind>(kind: K, message: ToServer[K], text: string): Promise<void> {
    const result = await this.#upload(text);
    if (result.ok) this.#ports.send(kind, { ...(message as object), name: result.checksum } as ToServer[K]);
    else if (!this.#refusalShown) this.#ports.onFailure(kind);
  }

  async #upload(text: string): Promise<UploadResult> {
    this.#refusalShown = false;
    if (!fits(text)) return failure({ kind: "tooLarge" });
    if (this.#busy) return failure({ kind: "refused" });
    this.#busy = true;
    try {
      const token = await this.#askTicket();
      return token === undefined ? failure({ kind: "refused" }) : await this.#post(text, token);
    } catch {
      return failure({ kind: "refused" });
    } finally {
      this.#busy = false;
    }
  }

  #askTicket(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.ticket(undefined), TICKET_MS);
      this.#onTicket = (token) => {
        clearTimeout(timer);
        this.#onTicket = undefined;
        resolve(token);
      };
      this.#ports.send("ticket");
    });
  }

  #askFor(checksum: string): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#asked?.onDecision(false), DECISION_MS);
      const onDecision = (granted: boolean) => {
        clearTimeout(timer);
        this.#asked = undefined;
        resolve(granted);
      };
      this.#asked = { checksum, onDecision };
      this.#ports.send("stadium", { name: checksum });
    });
  }

  async #post(text: string, token: string): Promise<UploadResult> {
    const response = await this.#ports.fetch(`/api/rooms/${this.#ports.code}/stadium`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "text/plain" },
      body: text,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (response.status === 413) return failure({ kind: "tooLarge" });
    if (response.status === 422) return failure({ kind: "faulty", ...((await response.json()) as Diagnostics) });
    if (!response.ok) return failure({ kind: "refused" });
    const { checksum, name } = (await response.json()) as { checksum: string; name: string };
    return { ok: true, checksum, name };
  }
}

type Diagnostics = { readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

function failure(answer: Exclude<UploadAnswer, { kind: "done" | "proposed" }>): UploadResult {
  return { ok: false, answer };
}

/** The shorter of both texts: comments can make the file larger than the canonical text, traits can make it smaller. */
function shorter(file: string, canonical: string): string {
  return file.length <= canonical.length ? file : canonical;
}

function fits(text: string): boolean {
  return text.length <= FILE_MAX && new TextEncoder().encode(text).length <= FILE_MAX;
}

/** The stadium that a message names, if it is about one. */
function stadiumIn<K extends ToServerKind>(kind: K, message: ToServer[K] | undefined): string | undefined {
  if (kind === "stadium") return (message as ToServer["stadium"]).name;
  if (kind !== "vote") return undefined;
  const ask = message as ToServer["vote"];
  return ask.subject === "stadium" ? ask.name : undefined;
}
