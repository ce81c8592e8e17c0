/** The key pair that stands for this visitor: made on the first visit, kept by the browser, and proven at every door. */
import { proofText, type Proof } from "#protocol/join-options.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { Session } from "../../session/session.ts";
import type { KeyCraft, StoredKey } from "./key-craft.ts";
import { readKeyFile, writeKeyFile } from "./key-file.ts";
import { KeyStore } from "./key-store.ts";
import { webCraft } from "./web-craft.ts";

/** What an identity needs of the page it is on. */
export type Surroundings = {
  /** As the address bar has it: a proof for one server is none for another. */
  readonly host: string;
  /** Rejects when there is no server. */
  readonly askChallenge: () => Promise<string>;
  readonly craft: () => Promise<KeyCraft>;
  readonly store: KeyStore;
};

export class Identity {
  readonly #session: Session;
  readonly #page: Surroundings;

  constructor(session: Session, page: Surroundings = thisPage()) {
    this.#session = session;
    this.#page = page;
    void this.#recall();
  }

  /** Answers a fresh challenge of the server. Rejects when there is no server. */
  async prove(target: string): Promise<Proof> {
    const { host, askChallenge } = this.#page;
    const [challenge, craft] = await Promise.all([askChallenge(), this.#page.craft()]);
    const key = await this.#key(craft);
    const signature = await craft.sign(key, proofText(host, target, challenge));
    return { key: key.publicKey, challenge, signature };
  }

  /** From now on somebody else, who can be saved to a file; the one before is forgotten. */
  async makePortable(): Promise<void> {
    const craft = await this.#page.craft();
    await this.#become(await craft.make(true));
  }

  /** Undefined when it is not portable. */
  async toFile(): Promise<string | undefined> {
    const craft = await this.#page.craft();
    const key = await this.#stored(craft);
    return key?.portable === true ? writeKeyFile(await craft.toJwk(key)) : undefined;
  }

  /** From now on whoever is in the file; false when nobody is. */
  async load(text: string): Promise<boolean> {
    const jwk = readKeyFile(text);
    const craft = await this.#page.craft();
    const key = jwk && (await craft.fromJwk(jwk));
    if (key === undefined) return false;
    await this.#become(key);
    return true;
  }

  async #become(key: StoredKey): Promise<void> {
    await this.#page.store.replace(key);
    this.#show(key);
  }

  /** Who has been here before is known before he proves anything. */
  async #recall(): Promise<void> {
    const key = await this.#page.store.read();
    if (key !== undefined) this.#show(key);
  }

  async #key(craft: KeyCraft): Promise<StoredKey> {
    const key = (await this.#stored(craft)) ?? (await this.#first(craft));
    this.#show(key);
    return key;
  }

  async #first(craft: KeyCraft): Promise<StoredKey> {
    const fresh = await craft.make(false);
    const kept = await this.#page.store.add(fresh);
    return kept.kind === craft.kind ? kept : fresh;
  }

  /** Read anew each time: another tab may have become somebody else. */
  async #stored(craft: KeyCraft): Promise<StoredKey | undefined> {
    const key = await this.#page.store.read();
    return key?.kind === craft.kind ? key : undefined;
  }

  #show({ publicKey, portable }: StoredKey): void {
    this.#session.identity.value = { fingerprint: fingerprintOf(publicKey), portable };
  }
}

function thisPage(): Surroundings {
  // The type says that it is always there; outside of secure contexts it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  return {
    host: location.host,
    askChallenge,
    craft: async () => (subtle === undefined ? (await import("./soft-craft.ts")).softCraft : webCraft(subtle)),
    store: new KeyStore(),
  };
}

async function askChallenge(): Promise<string> {
  const response = await fetch("/api/challenge", { cache: "no-store" });
  if (!response.ok) throw new Error(`no challenge: ${response.status}`);
  const { challenge } = (await response.json()) as { challenge: string };
  return challenge;
}
