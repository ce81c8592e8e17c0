/** The join guard: which joins are refused, and with which status. */
import { describe, expect, it } from "vitest";
import {
  CLOSE_BAD_FRAME,
  CLOSE_BANNED,
  CLOSE_FULL,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_PROOF,
  refusalStatus,
} from "#protocol/close-code.ts";
import { LOBBY } from "#protocol/live.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import {
  createFriends,
  joinOptionsFor,
  hostOf,
  joinFriends,
  matchmake,
  playNow,
  reserve,
  sdk,
  until,
  useLiveServer,
} from "../support/live-server.ts";
import { askChallenge, makeKey, prove, signProof } from "#server/cli/load/client-key.ts";
import { keyOf } from "../support/client-key.ts";

const BAD = refusalStatus(CLOSE_BAD_FRAME);
const PROOF = refusalStatus(CLOSE_PROOF);
const PASSWORD = refusalStatus(CLOSE_PASSWORD);

type Refused = { readonly code: number; readonly error: string };

const server = useLiveServer();

const status = async (path: string, options: unknown) => (await matchmake(server, path, options)).status;

const joinRequestOf = (nickname: string) => ({
  nickname,
  key: keyOf(nickname).publicKey,
  fingerprint: "",
  network: "",
  flag: "",
  password: "",
  watch: false,
});

describe("the join guard", () => {
  it("admits a client with a valid proof, and the room identifies it by the key", async () => {
    const room = await createFriends(server, "Ada");
    const key = keyOf("Ada").publicKey;
    expect(hostOf(room).match.members[0]).toMatchObject({ name: "Ada", key, fingerprint: fingerprintOf(key) });
    await room.leave(true);
  });

  it("publishes fingerprints, but no keys", async () => {
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => [...bob.state.players.values()].some(({ name }) => name === "Bob"), "both");
    const seen = JSON.stringify(bob.state.toJSON());
    for (const name of ["Ada", "Bob"]) {
      expect(seen).toContain(fingerprintOf(keyOf(name).publicKey));
      expect(seen).not.toContain(keyOf(name).publicKey);
    }
    await Promise.all([ada.leave(true), bob.leave(true)]);
  });

  it.each([
    ["no options", undefined],
    ["null", null],
    ["a list", []],
    ["a text", "Ada"],
    ["no nickname", { nickname: undefined }],
    ["an invisible nickname", { nickname: "\u3164\u200b" }],
    ["a nickname of another type", { nickname: { toString: "x" } }],
    ["a nickname that is too long", { nickname: "x".repeat(500) }],
    ["a version that is not a number", { version: "1" }],
    ["no proof", { proof: undefined }],
    ["a proof of another type", { proof: "trust me" }],
    ["a proof with an unknown field", { proof: { key: "", challenge: "", signature: "", admin: true } }],
    ["an invalid flag", { flag: "../x" }],
    ["a password that is too long", { password: "x".repeat(65) }],
    ["a room option out of bounds", { room: { teamSize: 1000 } }],
    ["an unknown room option", { room: { gravity: 0 } }],
  ])("refuses %s as a bad request, with a one-line error", async (_what, changes) => {
    const good = await joinOptionsFor(server, "quick", "Ada");
    const isChange = typeof changes === "object" && changes !== null && !Array.isArray(changes);
    const options = isChange ? { ...good, ...changes } : changes;
    const response = await matchmake(server, "joinOrCreate/quick", options);
    const { error } = (await response.json()) as Partial<Refused>;
    expect(response.status).toBe(BAD);
    // The framework refuses a body that is not JSON, with its own message.
    if (error !== undefined) expect(error).toMatch(/^[^\n]{5,200}$/);
  });

  it("refuses another protocol version before it checks the proof", async () => {
    const proof = { key: "A".repeat(87), challenge: "x", signature: "A".repeat(86) };
    const code = await status("joinOrCreate/quick", { nickname: "Ada", version: PROTOCOL_VERSION + 1, proof });
    expect(code).toBe(refusalStatus(CLOSE_OUTDATED));
  });

  it("refuses a used proof", async () => {
    const options = await joinOptionsFor(server, "quick", "Ada");
    expect(await status("joinOrCreate/quick", options)).toBe(200);
    expect(await status("joinOrCreate/quick", options)).toBe(PROOF);
  });

  it("refuses a proof for another target, room or server, and one signed by another key", async () => {
    const room = await createFriends(server, "Host");
    const base = { nickname: "Ada", version: PROTOCOL_VERSION };
    const key = keyOf("Ada");
    const challenge = () => askChallenge(server.url);
    const host = new URL(server.url).host;
    const refused = [
      ["joinOrCreate/quick", await prove(key, server.url, "create")],
      ["create/friends", await prove(key, server.url, "quick")],
      [`joinById/${room.roomId}`, await prove(key, server.url, "ZZZZZ")],
      [`joinById/${room.roomId}`, await prove(key, server.url, "")],
      [`joinById/${room.roomId}`, signProof(key, "elsewhere.example.org", room.roomId, await challenge())],
      [`joinById/${room.roomId}`, signProof(key, host, room.roomId, "A".repeat(46))],
      [`joinById/${room.roomId}`, { ...(await prove(key, server.url, room.roomId)), key: makeKey().publicKey }],
    ] as const;
    for (const [path, proof] of refused) expect(await status(path, { ...base, proof }), path).toBe(PROOF);
    expect(hostOf(room).match.members.filter((member) => !member.bot)).toHaveLength(1);
    await room.leave(true);
  });

  it("ignores a forwarded host from an untrusted client", async () => {
    const proof = signProof(keyOf("Ada"), "elsewhere.example.org", "quick", await askChallenge(server.url));
    const options = { nickname: "Ada", version: PROTOCOL_VERSION, proof };
    const response = await fetch(`${server.url}/matchmake/joinOrCreate/quick`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-host": "elsewhere.example.org" },
      body: JSON.stringify(options),
    });
    expect(response.status).toBe(PROOF);
  });
});

describe("join methods", () => {
  it.each([
    "join/quick",
    "create/quick",
    "joinOrCreate/friends",
    "join/friends",
    `create/${LOBBY}`,
    "create/__proto__",
    "joinOrCreate/__proto__",
    "joinById/__proto__",
    "joinById/constructor",
    "remoteRoomCall/quick",
    "createRoom/quick",
    "__proto__/quick",
  ])("refuse %s", async (path) => {
    const [, target = ""] = path.split("/");
    const code = await status(
      path,
      await joinOptionsFor(server, path.startsWith("create/") ? "create" : target, "Ada"),
    );
    expect(code).toBeGreaterThanOrEqual(400);
  });

  it("answer an unknown code with an error of its own", async () => {
    const response = await matchmake(server, "joinById/ZZZZZ", await joinOptionsFor(server, "ZZZZZ", "Ada"));
    expect(await response.json()).toMatchObject({ code: 522 });
  });

  it("admit to the lobby without a proof, but not by its id", async () => {
    const lobby = await sdk(server).joinOrCreate(LOBBY, { nickname: "ignored", feed: "mine" });
    lobby.onMessage("rooms", () => undefined);
    expect(await status(`joinById/${lobby.roomId}`, await joinOptionsFor(server, lobby.roomId, "Ada"))).toBe(522);
    await lobby.leave(true);
  });

  it("apply the room's bans, limits and password before a seat is reserved", async () => {
    const room = await createFriends(server, "Host", {
      password: "sesame",
      teamSize: 1,
      spectatorsMax: 1,
      bots: "none",
    });
    const path = `joinById/${room.roomId}`;
    const ask = async (nickname: string, more: Partial<JoinOptions> = {}) =>
      status(path, await joinOptionsFor(server, room.roomId, nickname, more));
    const password = "sesame";
    expect(await ask("Ada")).toBe(PASSWORD);
    await joinFriends(server, room.roomId, "Ada", { password });
    const ada = () => hostOf(room).match.members.find(({ name }) => name === "Ada");
    await until(() => ada() !== undefined, "Ada");
    const { id } = ada()!;
    room.send("kick", { id, ban: true, reason: "" });
    await until(() => hostOf(room).clients.length === 1, "the ban");
    expect(await ask("Ada", { password })).toBe(refusalStatus(CLOSE_BANNED));
    room.send("clearBans");
    await until(() => hostOf(room).refusalFor({ ...joinRequestOf("Ada"), password }) === 0, "the cleared ban");
    const guests = [
      await joinFriends(server, room.roomId, "Bob", { password }),
      await joinFriends(server, room.roomId, "Cyd", { password }),
    ];
    expect(await ask("Dee", { password })).toBe(refusalStatus(CLOSE_FULL));
    await Promise.all([room, ...guests].map((each) => each.leave(true)));
  });

  it("fill quick matches with simultaneous joins, without extra rooms", async () => {
    const reservations = await Promise.all(
      Array.from({ length: 14 }, (_, i) => reserve(server, "joinOrCreate/quick", `P${i}`)),
    );
    const sizes = new Map<string, number>();
    for (const { roomId } of reservations) sizes.set(roomId, (sizes.get(roomId) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(6);
    expect(sizes.size).toBeLessThanOrEqual(4);
  });

  it("send a client banned from a quick match into another one", async () => {
    const first = await playNow(server, "Ada");
    hostOf(first).refusalFor = () => CLOSE_BANNED;
    const second = await playNow(server, "Ada");
    expect(second.roomId).not.toBe(first.roomId);
    await Promise.all([first.leave(true), second.leave(true)]);
  });
});
