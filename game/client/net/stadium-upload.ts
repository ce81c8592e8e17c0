/**
 * Brings a stadium to the room: asks the room for a ticket, sends the file over HTTP, and asks the room to play on what
 * the server made of it.
 */
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import { exportStadium } from "#stadium/export.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Finding, UploadAnswer, UploadPurpose } from "../session/stadium-card.ts";

/** Bytes that the server takes. */
const FILE_MAX = 256 * 1024;

/** A ticket that takes longer does not come any more. */
const TICKET_MS = 10_000;

/** And so does the answer to a file. */
const ANSWER_MS = 20_000;

/** A room that does not refuse plays on it with its next tick. */
const VERDICT_MS = 5000;

export type UploadPorts = {
  readonly code: string;
  /** Straight to the room. */
  readonly send: <K extends ToServerKind>(kind: K, message?: ToServer[K]) => void;
  readonly fetch: (path: string, request: RequestInit) => Promise<Response>;
  /** The text of a stadium that only this browser has, by its name in the picker. */
  readonly storedText: (name: string) => string | undefined;
  /** A stadium of the picker could not be brought, and the room has not said why. */
  readonly onFailure: (kind: ToServerKind) => void;
};

/** What became of a file: the stadium is on the server, or the answer why not. */
type Landing =
  | { readonly ok: true; readonly checksum: string; readonly name: string }
  | { readonly ok: false; readonly answer: Exclude<UploadAnswer, { kind: "done" | "proposed" }> };

export class StadiumUpload {
  readonly #ports: UploadPorts;
  /** Set while a ticket is waited for; undefined stands for "there will be none". */
  #onTicket: ((token: string | undefined) => void) | undefined;
  /** Set while the room is asked to play on this. */
  #asked: { readonly checksum: string; readonly onVerdict: (granted: boolean) => void } | undefined;
  #busy = false;
  /** True when the room itself said why there is no ticket. */
  #told = false;

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  /** The text of a file. One at a time. */
  async bring(file: string, purpose: UploadPurpose): Promise<UploadAnswer> {
    const result = parseStadium(file);
    const { warnings } = result;
    if (!result.ok) return fits(file) ? { kind: "faulty", errors: result.errors, warnings } : { kind: "tooLarge" };
    const landing = await this.#land(shorter(file, exportStadium(result.stadium)));
    if (!landing.ok) return landing.answer;
    const { checksum, name } = landing;
    if (purpose === "propose") {
      this.#ports.send("vote", { subject: "stadium", name: checksum });
      return { kind: "proposed", name, warnings };
    }
    return (await this.#askFor(checksum)) ? { kind: "done", name, warnings } : { kind: "refused" };
  }

  /** A room knows nothing of what this browser keeps: true when the message must wait until the stadium is there. */
  takes<K extends ToServerKind>(kind: K, message: ToServer[K] | undefined): boolean {
    const name = stadiumIn(kind, message);
    const text = name === undefined ? undefined : this.#ports.storedText(name);
    if (text === undefined) return false;
    void this.#bringFor(kind, message as ToServer[K], text);
    return true;
  }

  /** The room's answer; undefined when there is none. */
  ticket(token: string | undefined): void {
    this.#onTicket?.(token);
  }

  /** The room does not grant something. */
  refused(kind: ToServerKind): void {
    if (kind === "stadium") this.#asked?.onVerdict(false);
    if (kind !== "ticket") return;
    this.#told = true;
    this.ticket(undefined);
  }

  /** What the room plays on, with every patch. */
  played(checksum: string): void {
    if (checksum === this.#asked?.checksum) this.#asked.onVerdict(true);
  }

  /** The visit is over: nothing that is waited for will come. */
  stop(): void {
    this.ticket(undefined);
    this.#asked?.onVerdict(false);
  }

  async #bringFor<K extends ToServerKind>(kind: K, message: ToServer[K], text: string): Promise<void> {
    const landing = await this.#land(text);
    if (landing.ok) this.#ports.send(kind, { ...(message as object), name: landing.checksum } as ToServer[K]);
    else if (!this.#told) this.#ports.onFailure(kind);
  }

  async #land(text: string): Promise<Landing> {
    this.#told = false;
    if (!fits(text)) return not({ kind: "tooLarge" });
    if (this.#busy) return not({ kind: "refused" });
    this.#busy = true;
    try {
      const token = await this.#askTicket();
      return token === undefined ? not({ kind: "refused" }) : await this.#post(text, token);
    } catch {
      return not({ kind: "refused" });
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
      const timer = setTimeout(() => this.#asked?.onVerdict(false), VERDICT_MS);
      const onVerdict = (granted: boolean) => {
        clearTimeout(timer);
        this.#asked = undefined;
        resolve(granted);
      };
      this.#asked = { checksum, onVerdict };
      this.#ports.send("stadium", { name: checksum });
    });
  }

  async #post(text: string, token: string): Promise<Landing> {
    const response = await this.#ports.fetch(`/api/rooms/${this.#ports.code}/stadium`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "text/plain" },
      body: text,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (response.status === 413) return not({ kind: "tooLarge" });
    if (response.status === 422) return not({ kind: "faulty", ...((await response.json()) as Findings) });
    if (!response.ok) return not({ kind: "refused" });
    const { checksum, name } = (await response.json()) as { checksum: string; name: string };
    return { ok: true, checksum, name };
  }
}

type Findings = { readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] };

function not(answer: Exclude<UploadAnswer, { kind: "done" | "proposed" }>): Landing {
  return { ok: false, answer };
}

/** Comments and blanks may make a file too large that is not; its traits may make it small. */
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
