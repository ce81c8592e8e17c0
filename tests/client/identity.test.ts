/** The key pair that stands for a visitor, checked by the server's own verification. Both providers give the same results. */
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
import { isProofValid } from "#server/admission/proof.ts";

const HOST = "play.example.org";
const web = webCryptoKeys(crypto.subtle);
const PROVIDERS: readonly KeyProvider[] = [web, nobleKeys];

/** Without IndexedDB, as here, a page keeps its key for as long as it lives. */
type Page = { readonly session: Session; readonly identity: Identity; readonly store: KeyStore };

const challenges = new Challenges(() => performance.now());

function openPage(keys: KeyProvider, changes: Partial<PageEnvironment> = {}): Page {
  const session = createSession();
  const store = changes.store ?? new KeyStore();
  const askChallenge = async () => challenges.make();
  const page = { host: HOST, askChallenge, keys: async () => keys, ...changes, store };
  return { session, identity: new Identity(session, page), store };
}

const lets = (proof: Proof, target = "quick") => isProofValid(proof, [HOST], target, challenges);

const edit = (text: string, change: (file: Record<string, unknown>, key: Record<string, unknown>) => void): string => {
  const file = JSON.parse(text) as { key: Record<string, unknown> };
  change(file, file.key);
  return JSON.stringify(file);
};

describe.each(PROVIDERS)("a visitor with $kind keys", (keys) => {
  let page: Page;
  beforeEach(() => {
    page = openPage(keys);
  });

  it("proves who he is, in the shape that the server takes", async () => {
    const proof = await page.identity.prove("quick");
    expect(joinOptions.shape.proof.safeParse(proof).success).toBe(true);
    expect(lets(proof)).toBe(true);
  });

  it("proves it for one way in", async () => {
    expect(lets(await page.identity.prove("AB2CD"), "AB2CD")).toBe(true);
    expect(lets(await page.identity.prove("AB2CD"), "AB2CE")).toBe(false);
  });

  it("is the same each time, and in each tab", async () => {
    const first = await page.identity.prove("quick");
    expect((await page.identity.prove("quick")).key).toBe(first.key);
    expect((await openPage(keys, { store: page.store }).identity.prove("quick")).key).toBe(first.key);
    expect((await openPage(keys).identity.prove("quick")).key).not.toBe(first.key);
  });

  it("is one visitor, even when he goes through two doors at once on his first visit", async () => {
    const other = openPage(keys, { store: page.store });
    const proofs = await Promise.all([page, page, other].map(({ identity }) => identity.prove("quick")));
    expect(new Set(proofs.map(({ key }) => key)).size).toBe(1);
    for (const proof of proofs) expect(lets(proof)).toBe(true);
  });

  it("is shown his fingerprint as soon as it is known", async () => {
    expect(page.session.identity.value).toEqual({ fingerprint: "", portable: false });
    const { key } = await page.identity.prove("quick");
    expect(page.session.identity.value).toEqual({ fingerprint: fingerprintOf(key), portable: false });
    const later = openPage(keys, { store: page.store });
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(later.session.identity.value.fingerprint).toBe(fingerprintOf(key));
  });

  it("cannot be saved before he asks for it, and is then somebody else", async () => {
    const { key } = await page.identity.prove("quick");
    expect(await page.identity.toFile()).toBeUndefined();
    await page.identity.makePortable();
    expect(page.session.identity.value.portable).toBe(true);
    expect(page.session.identity.value.fingerprint).not.toBe(fingerprintOf(key));
    expect(await page.identity.toFile()).toContain('"rondo": "identity"');
    expect(lets(await page.identity.prove("quick"))).toBe(true);
  });

  it.each(PROVIDERS)("is himself elsewhere with his file, also with $kind keys", async (there) => {
    await page.identity.makePortable();
    const file = (await page.identity.toFile())!;
    const other = openPage(there);
    expect(await other.identity.load(file)).toBe(true);
    expect(other.session.identity.value).toEqual(page.session.identity.value);
    const proof = await other.identity.prove("quick");
    expect(proof.key).toBe((await page.identity.prove("quick")).key);
    expect(lets(proof)).toBe(true);
    expect(JSON.parse((await other.identity.toFile())!)).toEqual(JSON.parse(file));
  });

  it("stays who he is when a file is none", async () => {
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
      // Another's public half with one's own private one.
      edit(mine, (_, key) => Object.assign(key, { x: theirs.key["x"], y: theirs.key["y"] })),
    ];
    for (const text of bad) expect(await page.identity.load(text), text.slice(0, 200)).toBe(false);
    expect(await page.identity.toFile()).toBe(mine);
  });

  it("is not troubled by what else stands in a file", async () => {
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

  it("is told when there is no server", async () => {
    const alone = openPage(keys, { askChallenge: () => Promise.reject(new TypeError("no network")) });
    await expect(alone.identity.prove("quick")).rejects.toThrow("no network");
  });
});

describe("a private key", () => {
  it("of the browser's own cryptography cannot be read out unless its owner wanted one that can", async () => {
    const kept = async (store: KeyStore): Promise<StoredKey> => (await store.read())!;
    const page = openPage(web);
    await page.identity.prove("quick");
    expect((await kept(page.store)).secret).toMatchObject({ type: "private", extractable: false });
    await page.identity.makePortable();
    expect((await kept(page.store)).secret).toMatchObject({ type: "private", extractable: true });
  });

  it("of one kind is left alone by a page that can only work with the other", async () => {
    const { store, identity } = openPage(web);
    const { key } = await identity.prove("quick");
    const other = openPage(nobleKeys, { store });
    const proof = await other.identity.prove("quick");
    expect(lets(proof)).toBe(true);
    expect(proof.key).not.toBe(key);
    expect((await openPage(web, { store }).identity.prove("quick")).key).toBe(key);
  });
});

describe("bytes", () => {
  it("are written as Node writes them", () => {
    for (const length of [0, 1, 2, 3, 32, 65]) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      const text = Buffer.from(bytes).toString("base64url");
      expect(encodeBytes(bytes)).toBe(text);
      expect(decodeBytes(text)).toEqual(bytes);
    }
  });
});
