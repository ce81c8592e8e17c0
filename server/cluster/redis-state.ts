/** The state of a cluster in Redis. Everything in it expires, so that nothing is left of a process that died. */
import { randomBytes } from "node:crypto";
import { matchMaker, type Room } from "@colyseus/core";
import type { Redis } from "ioredis";
import type { QuickSeats } from "../admission/quick-seats.ts";
import type { UsedTokens } from "../admission/used-tokens.ts";
import type { UploadReply } from "../stadium/receive-upload.ts";
import type { StadiumTexts } from "../stadium/stadium-texts.ts";
import { makeTicketToken, TICKET_MS, type Tickets } from "../stadium/upload-tickets.ts";
import type { ClusterState } from "./cluster-state.ts";
import { exclusively } from "./lock.ts";
import { isReady, PREFIX } from "./redis.ts";
import { RedisLimiter } from "./redis-limiter.ts";

/** Time from the choice of a code to the creation of its room. */
const CLAIM_S = 30;

/** A room that plays on an uploaded stadium publishes it again before that. */
export const TEXT_S = 30 * 60;

const QUICK_SEAT_S = 6 * 3600;

/** Longer than the readers of a process need for the files before this one. */
const UPLOAD_MS = 10_000;

/** `now` in monotonic milliseconds, for the limits while Redis is away. */
export function redisState(redis: Redis, now: () => number): ClusterState {
  return {
    createLimiter: (name, limit) => new RedisLimiter(redis, name, limit, now),
    usedTokens: usedTokens(redis),
    tickets: tickets(redis),
    claimCode: async (code) => (await redis.set(`${PREFIX}code:${code}`, 1, "EX", CLAIM_S, "NX")) === "OK",
    exclusively: (name, task) => exclusively(redis, name, task),
    quickSeats: quickSeats(redis),
    forwardUpload,
    stadiumTexts: stadiumTexts(redis),
  };
}

/** While Redis is away no token is accepted: whether another process has seen it is unknown. */
function usedTokens(redis: Redis): UsedTokens {
  return {
    use: async (token, ttlMs) => {
      if (!isReady(redis)) return false;
      const mark = redis.set(`${PREFIX}used:${token}`, 1, "PX", ttlMs, "NX");
      return (await mark.catch(() => null)) === "OK";
    },
  };
}

/** KEYS: the member's ticket. ARGV: prefix of tickets, token, room, lifetime in milliseconds. */
const ISSUE = `
  local old = redis.call("GET", KEYS[1])
  if old then redis.call("DEL", ARGV[1] .. old) end
  redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[4])
  redis.call("SET", ARGV[1] .. ARGV[2], ARGV[3], "PX", ARGV[4])
`;

function tickets(redis: Redis): Tickets {
  const prefix = `${PREFIX}ticket:`;
  return {
    issue: async (room, member) => {
      const token = makeTicketToken(randomBytes);
      await redis.eval(ISSUE, 1, `${PREFIX}ticket-of:${room}:${member}`, prefix, token, room, TICKET_MS);
      return token;
    },
    redeem: async (token, room) => isReady(redis) && (await redis.getdel(prefix + token)) === room,
  };
}

function quickSeats(redis: Redis): QuickSeats {
  const keyOf = (player: string) => `${PREFIX}quick-seat:${player}`;
  return {
    roomOf: async (player) => (await redis.get(keyOf(player))) ?? undefined,
    record: (player, code) => {
      redis.set(keyOf(player), code, "EX", QUICK_SEAT_S).catch(() => undefined);
    },
  };
}

function stadiumTexts(redis: Redis): StadiumTexts {
  const keyOf = (checksum: string) => `${PREFIX}stadium:${checksum}`;
  return {
    publish: (checksum, text) => {
      if (isReady(redis)) redis.set(keyOf(checksum), text, "EX", TEXT_S).catch(() => undefined);
    },
    find: async (checksum) => {
      if (!isReady(redis)) return undefined;
      return (await redis.get(keyOf(checksum)).catch(() => null)) ?? undefined;
    },
  };
}

type ReceivingRoom = Room & { receiveUpload(file: string): Promise<UploadReply> };

function forwardUpload(code: string, file: string): Promise<UploadReply> | undefined {
  if (matchMaker.getLocalRoomById(code) !== undefined) return undefined;
  return matchMaker
    .remoteRoomCall<ReceivingRoom, "receiveUpload">(code, "receiveUpload", [file], UPLOAD_MS)
    .catch(() => ({ status: 404, body: { error: "The room is closed." } }));
}
