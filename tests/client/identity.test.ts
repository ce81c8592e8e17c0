/** The key pair of a client, verified by the server's code, with both key providers. */
import { beforeEach, describe, expect, it } from "vitest";
import { decodeBytes, encodeBytes } from "#client/net/identity/base64url.ts";
import { Identity, type PageEnvironment } from "#client/net/identity/identity.ts";
import type { KeyProvider, StoredKey } from "#client/net/identity/key-provider.ts";
import { KeyStore } from "#client/net/identity/key-store.ts";
import { nobleKeys } from "#client/net/identity/noble-keys.ts";
import { webCryptoKeys } from "#client/net/identity/web-crypto-keys.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { joinOptions, type Proof } from "#protocol/join-options.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import { Challenges } from "#server/admission/challenges.ts";
import { MemoryUsedTokens } from "#server/admission/used-tokens.ts";
import { isProofValid } from "#server/admission/proof.ts";

const HOST = "play.example.org";
const web = webCryptoKeys(crypto.subtle);
const PROVIDERS: readonly KeyProvider[] = [web, nobleKeys];

/** Without IndexedDB, as here, the key store lives in memory. */
type Page = { readonly session: Session; readonly identity: Identity; readonly store: KeyStore };

const now = () => performance.now();
const challenges = new Challenges({ now, used: new MemoryUsedTokens(now), key: new Uint8Array(32) });

function openPage(keys: KeyProvider, changes: Partial<PageEnvironment> = {}): Page {
  const session = createSession();
  const store = changes.store ?? new KeyStore();
  const askChallenge = async () => challenges.make();
  const page = { host: HOST, askChallenge, keys: async () => keys, ...changes, store };
  return { session, identity: new Identity(session, page), store };
}

const isValid = (proof: Proof, target = "quick") => isProofValid(proof, [HOST], target, challenges);

const edit = (text: string, change: (file: Record<string, unknown>, key: Record<string, unknown>) => void): string => {
  const file = JSON.parse(text) as { key: Record<string, unknown> };
  change(file, file.key);
  return JSON.stringify(file);
};

describe.each(PROVIDERS)("an identity with $kind keys", (keys) => {
  let page: Page;
  beforeEach(() => {
    page = openPage(keys);
  });

  it("makes proofs that the server accepts", async () => {
    const proof = await page.identity.prove("quick");
    expect(joinOptions.shape.proof.safeParse(proof).success).toBe(true);
    expect(await isValid(proof)).toBe(true);
  });

  it("makes proofs that are valid for one target", async () => {
    expect(await isValid(await page.identity.prove("AB2CD"), "AB2CD")).toBe(true);
    expect(await isValid(await page.identity.prove("AB2CD"), "AB2CE")).toBe(false);
  });

  it("is the same for every proof and in every tab", async () => {
    const first = await page.identity.prove("quick");
    expect((await page.identity.prove("quick")).key).toBe(first.key);
    expect((await openPage(keys, { store: page.store }).identity.prove("quick")).key).toBe(first.key);
    expect((await openPage(keys).identity.prove("quick")).key).not.toBe(first.key);
  });

  it("has one key, even with simultaneous first proofs", async () => {
    const other = openPage(keys, { store: page.store });
    const proofs = await Promise.all([page, page, other].map(({ identity }) => identity.prove("quick")));
    expect(new Set(proofs.map(({ key }) => key)).size).toBe(1);
    for (const proof of proofs) expect(await isValid(proof)).toBe(true);
  });

  it("publishes its fingerprint in the session", async () => {
    expect(page.session.identity.value).toEqual({ fingerprint: "", portable: false });
    const { key } = await page.identity.prove("quick");
    expect(page.session.identity.value).toEqual({ fingerprint: fingerprintOf(key), portable: false });
    const later = openPage(keys, { store: page.store });
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(later.session.identity.value.fingerprint).toBe(fingerprintOf(key));
  });

  it("can be exported only after it was made portable, which replaces the key", async () => {
    const { key } = await page.identity.prove("quick");
    expect(await page.identity.toFile()).toBeUndefined();
    await page.identity.makePortable();
    expect(page.session.identity.value.portable).toBe(true);
    expect(page.session.identity.value.fingerprint).not.toBe(fingerprintOf(key));
    expect(await page.identity.toFile()).toContain('"rondo": "identity"');
    expect(await isValid(await page.identity.prove("quick"))).toBe(true);
  });

  it.each(PROVIDERS)("can be imported from its file with $kind keys", async (otherKeys) => {
    await page.identity.makePortable();
    const file = (await page.identity.toFile())!;
    const other = openPage(otherKeys);
    expect(await other.identity.load(file)).toBe(true);
    expect(other.session.identity.value).toEqual(page.session.identity.value);
    const proof = await other.identity.prove("quick");
    expect(proof.key).toBe((await page.identity.prove("quick")).key);
    expect(await isValid(proof)).toBe(true);
    expect(JSON.parse((await other.identity.toFile())!)).toEqual(JSON.parse(file));
  });

  it("is unchanged by an invalid file", async () => {
    await page.identity.makePortable();
    const mine = (await page.identity.toFile())!;
    const other = openPage(keys);
    await other.identity.makePortable();
    const theirs = JSON.parse((await other.identity.toFile())!) as { key: Record<string, string> };
    const bad = [
      "",
      "{}",
      "null",
      "[]",
      "7",
      '"identity"',
      "not JSON",
      mine.slice(0, -20),
      `${mine}${" ".repeat(5000)}`,
      edit(mine, (file) => (file["rondo"] = "stadium")),
      edit(mine, (file) => (file["version"] = 2)),
      edit(mine, (file) => (file["key"] = null)),
      edit(mine, (_, key) => (key["crv"] = "P-384")),
      edit(mine, (_, key) => (key["kty"] = "RSA")),
      edit(mine, (_, key) => delete key["d"]),
      edit(mine, (_, key) => (key["d"] = 7)),
      edit(mine, (_, key) => (key["d"] = "AAAA")),
      edit(mine, (_, key) => (key["d"] = "!".repeat(43))),
      edit(mine, (_, key) => (key["d"] = "A".repeat(43))),
      edit(mine, (_, key) => (key["x"] = "A".repeat(43))),
      // A private key with another public key.
      edit(mine, (_, key) => Object.assign(key, { x: theirs.key["x"], y: theirs.key["y"] })),
    ];
    for (const text of bad) expect(await page.identity.load(text), text.slice(0, 200)).toBe(false);
    expect(await page.identity.toFile()).toBe(mine);
  });

  it("ignores other fields of a file", async () => {
    await page.identity.makePortable();
    const text = edit((await page.identity.toFile())!, (file, key) => {
      file["note"] = "mine";
      key["key_ops"] = ["decrypt"];
      key["ext"] = false;
    });
    const other = openPage(keys);
    expect(await other.identity.load(text)).toBe(true);
    expect(other.session.identity.value.fingerprint).toBe(page.session.identity.value.fingerprint);
  });

  it("rejects a proof without a connection to the server", async () => {
    const offline = openPage(keys, { askChallenge: () => Promise.reject(new TypeError("no network")) });
    await expect(offline.identity.prove("quick")).rejects.toThrow("no network");
  });
});

describe("a private key", () => {
  it("of Web Cryptography is not extractable until it was made portable", async () => {
    const storedKey = async (store: KeyStore): Promise<StoredKey> => (await store.read())!;
    const page = openPage(web);
    await page.identity.prove("quick");
    expect((await storedKey(page.store)).secret).toMatchObject({ type: "private", extractable: false });
    await page.identity.makePortable();
    expect((await storedKey(page.store)).secret).toMatchObject({ type: "private", extractable: true });
  });

  it("of one provider is preserved by a page with the other", async () => {
    const { store, identity } = openPage(web);
    const { key } = await identity.prove("quick");
    const other = openPage(nobleKeys, { store });
    const proof = await other.identity.prove("quick");
    expect(await isValid(proof)).toBe(true);
    expect(proof.key).not.toBe(key);
    expect((await openPage(web, { store }).identity.prove("quick")).key).toBe(key);
  });
});

describe("bytes", () => {
  it("are encoded as Node encodes base64url", () => {
    for (const length of [0, 1, 2, 3, 32, 65]) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      const text = Buffer.from(bytes).toString("base64url");
      expect(encodeBytes(bytes)).toBe(text);
      expect(decodeBytes(text)).toEqual(bytes);
    }
  });
});
