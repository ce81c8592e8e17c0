/** The key pair of this browser's player: created on the first visit, stored by the browser, and proven at every join. */
import type { Proof } from "#protocol/join-options.ts";
import { proofText } from "#protocol/proof-text.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { Session } from "../../session/session.ts";
import type { KeyProvider, StoredKey } from "./key-provider.ts";
import { readKeyFile, writeKeyFile } from "./key-file.ts";
import { KeyStore } from "./key-store.ts";
import { loadModule } from "../load-module.ts";
import { webCryptoKeys } from "./web-crypto-keys.ts";

/** Limit of the request for a challenge, in milliseconds. */
const CHALLENGE_MS = 10_000;

/** What an identity needs of its page. */
export type PageEnvironment = {
  /** Host of the page: a proof for one server is invalid for another. */
  readonly host: string;
  /** Rejects when the server does not answer. */
  readonly askChallenge: () => Promise<string>;
  readonly keys: () => Promise<KeyProvider>;
  readonly store: KeyStore;
};

export class Identity {
  readonly #session: Session;
  readonly #page: PageEnvironment;

  constructor(session: Session, page: PageEnvironment = thisPage()) {
    this.#session = session;
    this.#page = page;
    void this.#restore();
  }

  /** Answers a fresh challenge of the server. Rejects when the server does not answer. */
  async prove(target: string): Promise<Proof> {
    const { host, askChallenge } = this.#page;
    const [challenge, keys] = await Promise.all([askChallenge(), this.#page.keys()]);
    const key = await this.#key(keys);
    const signature = await keys.sign(key, proofText(host, target, challenge));
    return { key: key.publicKey, challenge, signature };
  }

  /** Replaces the identity by a new one that can be saved to a file. */
  async makePortable(): Promise<void> {
    const keys = await this.#page.keys();
    await this.#replace(await keys.make(true));
  }

  /** The text of the file; undefined when the identity is not portable. */
  async toFile(): Promise<string | undefined> {
    const keys = await this.#page.keys();
    const key = await this.#stored(keys);
    return key?.portable === true ? writeKeyFile(await keys.toJwk(key)) : undefined;
  }

  /** Replaces the identity by the one in the file; false when the text contains none. */
  async load(text: string): Promise<boolean> {
    const jwk = readKeyFile(text);
    const keys = await this.#page.keys();
    const key = jwk && (await keys.fromJwk(jwk));
    if (key === undefined) return false;
    await this.#replace(key);
    return true;
  }

  async #replace(key: StoredKey): Promise<void> {
    await this.#page.store.replace(key);
    this.#show(key);
  }

  /** The fingerprint of a returning player is shown before the first proof. */
  async #restore(): Promise<void> {
    const key = await this.#page.store.read();
    if (key !== undefined) this.#show(key);
  }

  async #key(keys: KeyProvider): Promise<StoredKey> {
    const key = (await this.#stored(keys)) ?? (await this.#first(keys));
    this.#show(key);
    return key;
  }

  async #first(keys: KeyProvider): Promise<StoredKey> {
    const fresh = await keys.make(false);
    const stored = await this.#page.store.add(fresh);
    return stored.kind === keys.kind ? stored : fresh;
  }

  /** Read each time, because another tab may have replaced it. */
  async #stored(keys: KeyProvider): Promise<StoredKey | undefined> {
    const key = await this.#page.store.read();
    return key?.kind === keys.kind ? key : undefined;
  }

  #show({ publicKey, portable }: StoredKey): void {
    this.#session.identity.value = { fingerprint: fingerprintOf(publicKey), portable };
  }
}

function thisPage(): PageEnvironment {
  // Outside of secure contexts it is undefined, unlike its type.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  return {
    host: location.host,
    askChallenge,
    keys: async () =>
      subtle === undefined ? (await loadModule(() => import("./noble-keys.ts"))).nobleKeys : webCryptoKeys(subtle),
    store: new KeyStore(),
  };
}

async function askChallenge(): Promise<string> {
  const response = await fetch("/api/challenge", { cache: "no-store", signal: AbortSignal.timeout(CHALLENGE_MS) });
  if (!response.ok) throw new Error(`no challenge: ${response.status}`);
  const { challenge } = (await response.json()) as { challenge: string };
  return challenge;
}
