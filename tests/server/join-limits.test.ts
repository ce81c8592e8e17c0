/** Rate limits of joins, room creations and wrong passwords; host names of a server. */
import { matchMaker } from "@colyseus/core";
import { afterEach, describe, expect, it } from "vitest";
import {
  CLOSE_CROWDED,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_PROOF,
  CLOSE_WORK,
  refusalStatus,
} from "#protocol/close-code.ts";
import { LOBBY } from "#protocol/live.ts";
import type { JoinOptions, Proof } from "#protocol/join-options.ts";
import { workMeter, workSeed } from "#protocol/work.ts";
import { solve } from "#client/net/work/solve.ts";
import type { AdmissionSettings } from "#server/server-settings.ts";
import {
  createFriends,
  joinOptionsFor,
  hostOf,
  type LiveServer,
  UNLIMITED_JOINS,
  startLiveServer,
  ticks,
  until,
} from "../support/live-server.ts";
import { askChallenge, prove, signProof } from "#server/cli/load/client-key.ts";
import { keyOf } from "../support/client-key.ts";

const PROOF = refusalStatus(CLOSE_PROOF);
const CROWDED = refusalStatus(CLOSE_CROWDED);
const WORK = refusalStatus(CLOSE_WORK);
const PASSWORD = refusalStatus(CLOSE_PASSWORD);

describe("limits", () => {
  let server: LiveServer;
  afterEach(() => server.stop());

  /** Starts a server that trusts the test's forwarded addresses. */
  async function open(admission: AdmissionSettings): Promise<void> {
    const limits = { ...UNLIMITED_JOINS.limits, ...admission.limits };
    server = await startLiveServer(undefined, { admission: { trustedProxies: ["127.0.0.1"], ...admission, limits } });
  }

  async function ask(from: string, path: string, more: Partial<JoinOptions> = {}): Promise<number> {
    const [method, room = ""] = path.split("/");
    const options = await joinOptionsFor(server, method === "create" ? "create" : room, "Ada", more);
    const response = await fetch(`${server.url}/matchmake/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": from },
      body: JSON.stringify(options),
    });
    return response.status;
  }

  const several = async (count: number, attempt: () => Promise<number>): Promise<number[]> => {
    const found: number[] = [];
    for (let n = 0; n < count; n++) found.push(await attempt());
    return found;
  };

  /** A burst without a refill during the test. */
  const burstOf = (burst: number) => ({ burst, perSecond: 1e-6 });

  it("of joins apply per network", async () => {
    await open({ limits: { joins: burstOf(3) } });
    expect(await several(5, () => ask("192.0.2.1", "joinOrCreate/quick"))).toEqual([200, 200, 200, WORK, WORK]);
    expect(await ask("192.0.2.2", "joinOrCreate/quick")).toBe(200);
  });

  it("of joins count an IPv6 network as one", async () => {
    await open({ limits: { joins: burstOf(2) } });
    let n = 1;
    const found = await several(3, () => ask(`2001:db8::${n++}`, "joinOrCreate/quick"));
    expect(found).toEqual([200, 200, WORK]);
    expect(await ask("2001:db8:0:1::1", "joinOrCreate/quick")).toBe(200);
  });

  it("of joins count bad proofs, but not malformed requests", async () => {
    await open({ limits: { joins: burstOf(1) } });
    expect(await ask("192.0.2.1", "joinOrCreate/quick", { version: 0 })).toBe(refusalStatus(CLOSE_OUTDATED));
    const proof = { key: "A".repeat(87), challenge: "x", signature: "A".repeat(86) };
    expect(await ask("192.0.2.1", "joinOrCreate/quick", { proof })).toBe(PROOF);
    expect(await ask("192.0.2.1", "joinOrCreate/quick")).toBe(WORK);
  });

  it("of creations count quick matches that create a room, but not joins", async () => {
    await open({ limits: { creations: burstOf(2) } });
    expect(await several(3, () => ask("192.0.2.1", "create/friends"))).toEqual([200, 200, WORK]);
    expect(await ask("192.0.2.1", "joinOrCreate/quick")).toBe(WORK);
    expect(await ask("192.0.2.2", "joinOrCreate/quick")).toBe(200);
    expect(await ask("192.0.2.1", "joinOrCreate/quick")).toBe(200);
  });

  it("of joins can be exceeded with work, which is valid once and for one challenge, key and target", async () => {
    await open({ limits: { joins: burstOf(1) }, firstWork: { join: 6, creation: 6 } });
    const room = await createFriends(server, "Host");
    const path = `joinById/${room.roomId}`;
    const proofFor = () => prove(keyOf("Ada"), server.url, room.roomId);
    const seedOf = ({ key, challenge }: Proof, target = room.roomId) => workSeed(challenge, key, target);
    /** Has exactly these bits, as more would do for harder levels, and not by chance those of another seed as well. */
    const workFor = (seed: Uint8Array, bits = 6, other?: Uint8Array) => {
      for (let from = 0; ;) {
        const work = solve(seed, bits, from)!;
        const isOthers = other !== undefined && workMeter(other)(work) >= bits;
        if (workMeter(seed)(work) === bits && !isOthers) return work;
        from = work + 1;
      }
    };
    const proof = await proofFor();
    expect(await ask("192.0.2.1", path, { proof })).toBe(200);
    const paid = await proofFor();
    const seed = seedOf(paid);
    expect(await ask("192.0.2.1", path, { proof: paid, work: workFor(seed, 5) })).toBe(WORK);
    expect(await ask("192.0.2.1", path, { proof: paid, work: workFor(seedOf(proof), 6, seed) })).toBe(WORK);
    expect(await ask("192.0.2.1", path, { proof: paid, work: workFor(seedOf(paid, "quick"), 6, seed) })).toBe(WORK);
    expect(await ask("192.0.2.1", path, { proof: paid, work: workFor(seed) })).toBe(200);
    const replayed = workFor(seed, 7);
    expect(await ask("192.0.2.1", path, { proof: paid, work: replayed })).toBe(PROOF);
    await room.leave(true);
  });

  it("of reconnections count wrong tokens only", async () => {
    await open({ limits: { reconnections: burstOf(2) } });
    const guess = () => ask("192.0.2.1", "reconnect/ABCDE");
    const found = await several(3, guess);
    expect(found.slice(0, 2)).not.toContain(CROWDED);
    expect(found[2]).toBe(CROWDED);
  });

  it("of lobby joins are separate", async () => {
    await open({ limits: { lobbyJoins: burstOf(2) } });
    expect(await several(3, () => ask("192.0.2.1", `joinOrCreate/${LOBBY}`))).toEqual([200, 200, CROWDED]);
    expect(await ask("192.0.2.1", "joinOrCreate/quick")).toBe(200);
  });

  it("of wrong passwords apply per room, and then refuse the right one, too", async () => {
    await open({ limits: { wrongPasswords: burstOf(3) } });
    const room = await createFriends(server, "Host", { password: "sesame" });
    const other = await createFriends(server, "Host", { password: "sesame" });
    const path = `joinById/${room.roomId}`;
    const guess = (password: string) => ask("192.0.2.1", path, { password });
    // A missing password and the right one are no guesses.
    expect(await several(5, () => ask("192.0.2.1", path))).toEqual(Array.from({ length: 5 }, () => PASSWORD));
    expect(await several(4, () => guess("sesame"))).toEqual([200, 200, 200, 200]);
    expect(await several(5, () => guess("open"))).toEqual([PASSWORD, PASSWORD, PASSWORD, CROWDED, CROWDED]);
    expect(await guess("sesame")).toBe(CROWDED);
    expect(await ask("192.0.2.1", `joinById/${other.roomId}`, { password: "open" })).toBe(PASSWORD);
    expect(await ask("192.0.2.2", path, { password: "sesame" })).toBe(200);
    await Promise.all([room.leave(true), other.leave(true)]);
  });

  it("of wrong passwords hold for simultaneous guesses", async () => {
    await open({ limits: { wrongPasswords: burstOf(3) } });
    const room = await createFriends(server, "Host", { password: "sesame" });
    const guesses = Array.from({ length: 20 }, () => ask("192.0.2.1", `joinById/${room.roomId}`, { password: "open" }));
    const found = await Promise.all(guesses);
    expect(found.filter((code) => code === PASSWORD)).toHaveLength(3);
    expect(found.filter((code) => code === CROWDED)).toHaveLength(17);
    await room.leave(true);
  });

  it("of rooms close the longest empty room, or refuse a new one", async () => {
    await open({ roomsMax: 2 });
    const empty = await createFriends(server, "Gone");
    // A room outlives its clients once a tick had a member.
    await ticks(empty, 2);
    await empty.leave(true);
    await until(() => hostOf(empty).clients.length === 0, "the empty room");
    const full = await createFriends(server, "Stays");
    const next = await createFriends(server, "Next");
    expect(matchMaker.getLocalRoomById(empty.roomId)).toBeUndefined();
    expect(await ask("192.0.2.1", "create/friends")).toBe(CROWDED);
    expect(await ask("192.0.2.1", "joinOrCreate/quick")).toBe(CROWDED);
    expect(await ask("192.0.2.1", `joinById/${full.roomId}`)).toBe(200);
    await Promise.all([full.leave(true), next.leave(true)]);
  });

  it("with configured hosts, a proof is valid for each of them and for no other", async () => {
    await open({ hosts: ["play.example.org", "rondo.example.org"] });
    const at = async (host: string): Promise<number> => {
      const proof = signProof(keyOf("Ada"), host, "quick", await askChallenge(server.url));
      return ask("192.0.2.1", "joinOrCreate/quick", { proof });
    };
    expect(await at("play.example.org")).toBe(200);
    expect(await at("rondo.example.org")).toBe(200);
    expect(await at("elsewhere.example.org")).toBe(PROOF);
    expect(await at(new URL(server.url).host)).toBe(PROOF);
  });
});
