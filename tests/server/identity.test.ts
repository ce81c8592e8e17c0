/** Proofs of identity, challenges, and the hashes that stand for networks. */
import { describe, expect, it } from "vitest";
import { Challenges } from "#server/admission/challenges.ts";
import { createNetworkHash } from "#server/admission/client-network.ts";
import { isProofValid } from "#server/admission/proof.ts";
import type { Proof } from "#protocol/join-options.ts";
import { makeKey, signProof } from "../support/client-key.ts";

const HOST = "play.example.org";
const LIFE_MS = 120_000;

/** A door of a server with a clock that the test moves. */
function door(usedMax?: number) {
  let now = 5_000;
  const challenges = new Challenges(() => now, usedMax);
  const key = makeKey();
  return {
    challenges,
    key,
    pass: (ms: number) => void (now += ms),
    proof: (changes: { host?: string; target?: string; challenge?: string } = {}): Proof =>
      signProof(key, changes.host ?? HOST, changes.target ?? "quick", changes.challenge ?? challenges.make()),
    lets: (proof: Proof, target = "quick", hosts: readonly string[] = [HOST]) =>
      isProofValid(proof, hosts, target, challenges),
  };
}

/** The same bytes with one bit changed. */
function bent(text: string, byte = 5): string {
  const bytes = Buffer.from(text, "base64url");
  bytes[byte]! ^= 1;
  return bytes.toString("base64url");
}

/** The same bytes in another spelling: the last letter has bits that mean nothing. */
function respelled(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1)!) + 1]!;
}

describe("a proof", () => {
  it("holds for who has the key, here, for this way in", () => {
    const { lets, proof } = door();
    expect(lets(proof())).toBe(true);
    expect(lets(proof({ target: "AB2CD" }), "AB2CD")).toBe(true);
  });

  it("holds once", () => {
    const { lets, proof } = door();
    const replayed = proof();
    expect(lets(replayed)).toBe(true);
    expect(lets(replayed)).toBe(false);
  });

  it("cannot be made with a challenge that somebody else has used", () => {
    const { lets, proof, challenges } = door();
    const challenge = challenges.make();
    expect(lets(signProof(makeKey(), HOST, "quick", challenge))).toBe(true);
    expect(lets(proof({ challenge }))).toBe(false);
  });

  it("holds for two minutes", () => {
    const { lets, proof, pass } = door();
    const [early, late] = [proof(), proof()];
    pass(LIFE_MS - 1);
    expect(lets(early)).toBe(true);
    pass(1);
    expect(lets(late)).toBe(false);
  });

  it("of another room, another way in or another server does not hold", () => {
    const { lets, proof } = door();
    expect(lets(proof({ target: "AB2CD" }), "AB2CE")).toBe(false);
    expect(lets(proof({ target: "create" }), "quick")).toBe(false);
    expect(lets(proof({ host: "elsewhere.example.org" }))).toBe(false);
    expect(lets(proof({ host: `${HOST}:8080` }))).toBe(false);
    expect(door().lets(proof())).toBe(false);
  });

  it("holds at each name that the server has", () => {
    const { lets, proof } = door();
    const names = ["rondo.example.org", "localhost:2567"];
    expect(lets(proof({ host: "localhost:2567" }), "quick", names)).toBe(true);
    expect(lets(proof(), "quick", names)).toBe(false);
  });

  it("with another's key does not hold, nor with one bit changed in any of its parts", () => {
    const { lets, proof } = door();
    const good = proof();
    expect(lets({ ...good, key: makeKey().publicKey })).toBe(false);
    expect(lets({ ...good, signature: bent(good.signature) })).toBe(false);
    expect(lets({ ...good, key: bent(good.key) })).toBe(false);
    for (const byte of [0, 5, 10, 17, 18, 33]) {
      expect(lets({ ...good, challenge: bent(good.challenge, byte) }), `byte ${byte}`).toBe(false);
    }
    expect(lets(good)).toBe(true);
  });

  it("can be written in one way only: a key in another spelling would be another visitor", () => {
    const { lets, proof } = door();
    const good = proof();
    for (const part of ["key", "signature", "challenge"] as const) {
      const other = { ...good, [part]: respelled(good[part]) };
      expect(Buffer.from(other[part], "base64url"), part).toEqual(Buffer.from(good[part], "base64url"));
      expect(lets(other), part).toBe(false);
    }
    expect(lets(good)).toBe(true);
  });

  it.each([
    ["nothing", "A".repeat(87)],
    ["a point that is not on the curve", Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString("base64url")],
    ["no key at all", "!".repeat(87)],
    ["a compressed point", Buffer.concat([Buffer.of(2), Buffer.alloc(64, 1)]).toString("base64url")],
  ])("with %s for a key does not hold, and nothing is thrown", (_what, key) => {
    const { lets, proof } = door();
    expect(lets({ ...proof(), key })).toBe(false);
  });

  it.each(["", "x", "A".repeat(46), "=".repeat(46), "é".repeat(64)])(
    "does not hold for the challenge %j",
    (challenge) => {
      const { lets, proof } = door();
      expect(lets(proof({ challenge }))).toBe(false);
    },
  );
});

describe("used challenges", () => {
  it("are remembered as long as they could be used again, and no longer", () => {
    const { lets, proof, pass } = door(2);
    expect(lets(proof())).toBe(true);
    pass(LIFE_MS / 2);
    expect(lets(proof())).toBe(true);
    // There is no room for a third, so that it could be used twice: it is not taken at all.
    expect(lets(proof())).toBe(false);
    pass(LIFE_MS / 2);
    expect(lets(proof())).toBe(true);
  });
});

describe("the hash of a network", () => {
  const hash = createNetworkHash("a secret of this test");

  it.each([
    ["two computers of one IPv6 network", "2001:db8:1:2::5", "2001:db8:1:2:ffff:1:2:3"],
    ["one address in two spellings", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["an IPv4 address in IPv6's clothes and without", "::ffff:192.0.2.7", "192.0.2.7"],
    ["the same in other spelling", "::FFFF:c000:207", "192.0.2.7"],
    ["an address with a zone", "fe80::1%eth0", "fe80::2"],
  ])("is the same for %s", (_what, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });

  it.each([
    ["two IPv4 addresses", "192.0.2.7", "192.0.2.8"],
    ["two IPv6 networks", "2001:db8:1:2::5", "2001:db8:1:3::5"],
    ["IPv4 and IPv6", "192.0.2.7", "::1"],
    ["an address and none", "192.0.2.7", ""],
  ])("is not the same for %s", (_what, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it("says nothing of the address, and is another with another secret", () => {
    expect(hash("192.0.2.7")).toMatch(/^[\w-]{16}$/);
    expect(createNetworkHash("another secret")("192.0.2.7")).not.toBe(hash("192.0.2.7"));
  });
});
