/** Proofs of identity, challenges, and hashes of networks. */
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Challenges } from "#server/admission/challenges.ts";
import { createNetworkHash } from "#server/admission/client-network.ts";
import { MemoryUsedTokens } from "#server/admission/used-tokens.ts";
import { isProofValid } from "#server/admission/proof.ts";
import type { Proof } from "#protocol/join-options.ts";
import { makeKey, signProof } from "#server/cli/load/client-key.ts";

const HOST = "play.example.org";
const LIFE_MS = 120_000;

/** The proof checks of a server, on a clock that the test advances. */
function createVerifier(usedMax?: number) {
  let now = 5_000;
  const clock = () => now;
  const used = new MemoryUsedTokens(clock, usedMax);
  const challenges = new Challenges({ now: clock, used, key: randomBytes(32) });
  const key = makeKey();
  return {
    challenges,
    key,
    wait: (ms: number) => void (now += ms),
    proof: (changes: { host?: string; target?: string; challenge?: string } = {}): Proof =>
      signProof(key, changes.host ?? HOST, changes.target ?? "quick", changes.challenge ?? challenges.make()),
    accepts: (proof: Proof, target = "quick", hosts: readonly string[] = [HOST]) =>
      isProofValid(proof, hosts, target, challenges),
  };
}

/** The same bytes with one bit changed. */
function withFlippedBit(text: string, byte = 5): string {
  const bytes = Buffer.from(text, "base64url");
  bytes[byte]! ^= 1;
  return bytes.toString("base64url");
}

/** Another encoding of the same bytes: base64url leaves bits of the last character unused. */
function reencoded(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1)!) + 1]!;
}

describe("a proof", () => {
  it("is valid for its key, host and target", async () => {
    const { accepts, proof } = createVerifier();
    expect(await accepts(proof())).toBe(true);
    expect(await accepts(proof({ target: "AB2CD" }), "AB2CD")).toBe(true);
  });

  it("is valid once", async () => {
    const { accepts, proof } = createVerifier();
    const replayed = proof();
    expect(await accepts(replayed)).toBe(true);
    expect(await accepts(replayed)).toBe(false);
  });

  it("is refused with a challenge that another key has used", async () => {
    const { accepts, proof, challenges } = createVerifier();
    const challenge = challenges.make();
    expect(await accepts(signProof(makeKey(), HOST, "quick", challenge))).toBe(true);
    expect(await accepts(proof({ challenge }))).toBe(false);
  });

  it("is valid for two minutes", async () => {
    const { accepts, proof, wait } = createVerifier();
    const [early, late] = [proof(), proof()];
    wait(LIFE_MS - 1);
    expect(await accepts(early)).toBe(true);
    wait(1);
    expect(await accepts(late)).toBe(false);
  });

  it("is refused for another room, target or server", async () => {
    const { accepts, proof } = createVerifier();
    expect(await accepts(proof({ target: "AB2CD" }), "AB2CE")).toBe(false);
    expect(await accepts(proof({ target: "create" }), "quick")).toBe(false);
    expect(await accepts(proof({ host: "elsewhere.example.org" }))).toBe(false);
    expect(await accepts(proof({ host: `${HOST}:8080` }))).toBe(false);
    expect(await createVerifier().accepts(proof())).toBe(false);
  });

  it("is valid for each host name of the server", async () => {
    const { accepts, proof } = createVerifier();
    const names = ["rondo.example.org", "localhost:2567"];
    expect(await accepts(proof({ host: "localhost:2567" }), "quick", names)).toBe(true);
    expect(await accepts(proof(), "quick", names)).toBe(false);
  });

  it("is refused with another key or with one bit flipped in any part", async () => {
    const { accepts, proof } = createVerifier();
    const good = proof();
    expect(await accepts({ ...good, key: makeKey().publicKey })).toBe(false);
    expect(await accepts({ ...good, signature: withFlippedBit(good.signature) })).toBe(false);
    expect(await accepts({ ...good, key: withFlippedBit(good.key) })).toBe(false);
    for (const byte of [0, 5, 10, 17, 18, 33]) {
      expect(await accepts({ ...good, challenge: withFlippedBit(good.challenge, byte) }), `byte ${byte}`).toBe(false);
    }
    expect(await accepts(good)).toBe(true);
  });

  it("is refused in another encoding, since a re-encoded key would be another identity", async () => {
    const { accepts, proof } = createVerifier();
    const good = proof();
    for (const part of ["key", "signature", "challenge"] as const) {
      const other = { ...good, [part]: reencoded(good[part]) };
      expect(Buffer.from(other[part], "base64url"), part).toEqual(Buffer.from(good[part], "base64url"));
      expect(await accepts(other), part).toBe(false);
    }
    expect(await accepts(good)).toBe(true);
  });

  it.each([
    ["zero bytes", "A".repeat(87)],
    ["a point that is not on the curve", Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString("base64url")],
    ["invalid base64url", "!".repeat(87)],
    ["a compressed point", Buffer.concat([Buffer.of(2), Buffer.alloc(64, 1)]).toString("base64url")],
  ])("is refused with %s for a key, without an exception", async (_what, key) => {
    const { accepts, proof } = createVerifier();
    expect(await accepts({ ...proof(), key })).toBe(false);
  });

  it.each(["", "x", "A".repeat(46), "=".repeat(46), "é".repeat(64)])(
    "is refused for the challenge %j",
    async (challenge) => {
      const { accepts, proof } = createVerifier();
      expect(await accepts(proof({ challenge }))).toBe(false);
    },
  );
});

describe("used challenges", () => {
  it("are stored until they expire", async () => {
    const { accepts, proof, wait } = createVerifier(2);
    expect(await accepts(proof())).toBe(true);
    wait(LIFE_MS / 2);
    expect(await accepts(proof())).toBe(true);
    // The store is full. A third challenge could be used twice, so it is refused.
    expect(await accepts(proof())).toBe(false);
    wait(LIFE_MS / 2);
    expect(await accepts(proof())).toBe(true);
  });
});

describe("the hash of a network", () => {
  const hash = createNetworkHash("a secret of this test");

  it.each([
    ["two addresses of one IPv6 network", "2001:db8:1:2::5", "2001:db8:1:2:ffff:1:2:3"],
    ["one address in two notations", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["an IPv4-mapped address and its IPv4 address", "::ffff:192.0.2.7", "192.0.2.7"],
    ["a hexadecimal IPv4-mapped address", "::FFFF:c000:207", "192.0.2.7"],
    ["an address with a zone", "fe80::1%eth0", "fe80::2"],
  ])("is the same for %s", (_what, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });

  it.each([
    ["two IPv4 addresses", "192.0.2.7", "192.0.2.8"],
    ["two IPv6 networks", "2001:db8:1:2::5", "2001:db8:1:3::5"],
    ["IPv4 and IPv6", "192.0.2.7", "::1"],
    ["an address and an empty one", "192.0.2.7", ""],
  ])("differs for %s", (_what, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it("does not contain the address, and depends on the secret", () => {
    expect(hash("192.0.2.7")).toMatch(/^[\w-]{16}$/);
    expect(createNetworkHash("another secret")("192.0.2.7")).not.toBe(hash("192.0.2.7"));
  });
});
