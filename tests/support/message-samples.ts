/** Well-formed and malformed payloads of every message that a client can send. */
import type { ToServerKind } from "#protocol/to-server.ts";

type Samples = { readonly [K in ToServerKind]: readonly unknown[] };

export const GOOD: Samples = {
  team: [{ team: 0 }, { team: 2, id: 7 }],
  start: [undefined],
  stop: [undefined],
  pause: [{ paused: true }],
  stadium: [{ name: "Classic" }],
  limits: [
    { score: 0, time: 99 },
    { score: 14, time: 0 },
  ],
  arrange: [{ how: "auto" }, { how: "random" }, { how: "swap" }, { how: "reset" }],
  lock: [{ locked: true }],
  admin: [{ id: 3, admin: false }],
  kick: [
    { id: 3, ban: false, reason: "" },
    { id: 3, ban: true, reason: "x".repeat(100) },
  ],
  clearBans: [undefined],
  kit: [{ team: 1 }, { team: 2, kit: { angle: 90, text: 0xffffff, colors: [0, 1, 2] } }],
  avatar: [{ text: "" }, { text: "10" }, { text: "👨‍👩‍👧" }],
  kickRate: [{ min: 2, rate: 15, burst: 3 }],
  settings: [{}, { name: "Ours", password: "", teamSize: 4, spectatorsMax: 0, listed: false, adminless: true }],
  queue: [{ waiting: true }],
  vote: [{ subject: "kick", id: 4 }, { subject: "stadium", name: "Big" }, { subject: "restart" }],
  ballot: [{ yes: true }],
  chat: [
    { text: "hello", to: "room" },
    { text: "pass!", to: "team" },
    { text: "psst", to: 12 },
  ],
  emote: [{ emote: 0 }, { emote: 7 }],
  typing: [{ typing: true }],
  ticket: [undefined],
  desync: [{ tick: 0 }, { tick: 0xffffffff }],
};

const NEITHER_FLAG = [{}, 1, "yes", null, [], true];

export const BAD: Samples = {
  team: [{}, { team: 3 }, { team: -1 }, { team: 1.5 }, { team: "1" }, { team: 1, id: 65536 }, { team: 1, by: 1 }],
  start: [{}, 1, "now"],
  stop: [{}, false],
  pause: [...NEITHER_FLAG, { paused: 1 }, { paused: true, by: 1 }],
  stadium: [{}, { name: "" }, { name: "x".repeat(65) }, { name: 1 }, { name: "Big", stadium: {} }],
  limits: [{}, { score: 3 }, { score: 100, time: 3 }, { score: -1, time: 3 }, { score: 1.5, time: 3 }],
  arrange: [{}, { how: "" }, { how: "away" }, { how: 1 }, { how: "auto", by: 1 }],
  lock: [...NEITHER_FLAG, { locked: "no" }],
  admin: [{}, { id: 3 }, { id: -1, admin: true }, { id: 3, admin: 1 }, { id: 3, admin: true, by: 1 }],
  kick: [{}, { id: 3, ban: true }, { id: 3, ban: 1, reason: "" }, { id: 3, ban: true, reason: "x".repeat(401) }],
  clearBans: [{}, 1],
  kit: [
    {},
    { team: 0 },
    { team: 3 },
    { team: 1, kit: {} },
    { team: 1, kit: { angle: 361, text: 0, colors: [1] } },
    { team: 1, kit: { angle: 0, text: 0x1000000, colors: [1] } },
    { team: 1, kit: { angle: 0, text: 0, colors: [] } },
    { team: 1, kit: { angle: 0, text: 0, colors: [1, 2, 3, 4] } },
  ],
  avatar: [{}, { text: 1 }, { text: "x".repeat(33) }],
  kickRate: [{}, { min: 2, rate: 15 }, { min: -1, rate: 0, burst: 0 }, { min: 256, rate: 0, burst: 0 }],
  settings: [
    { name: "" },
    { name: "\u200b" },
    { password: "x".repeat(65) },
    { teamSize: 0 },
    { teamSize: 12 },
    { spectatorsMax: 51 },
    { listed: 1 },
    { owner: 1 },
  ],
  queue: [...NEITHER_FLAG, { waiting: 0 }],
  vote: [{}, { subject: "kick" }, { subject: "stadium" }, { subject: "admin", id: 1 }, { subject: "restart", id: 1 }],
  ballot: [...NEITHER_FLAG, { yes: "yes" }],
  chat: [
    {},
    { text: "hello" },
    { text: "hello", to: "everybody" },
    { text: "hello", to: -1 },
    { text: "x".repeat(561), to: "room" },
    { text: 5, to: "room" },
    { text: "hello", to: "room", from: 1 },
  ],
  emote: [{}, { emote: -1 }, { emote: 8 }, { emote: 0.5 }],
  typing: [...NEITHER_FLAG, { typing: 1 }],
  ticket: [{}, 1],
  desync: [{}, { tick: -1 }, { tick: 2 ** 32 }, { tick: NaN }, { tick: Infinity }],
};
