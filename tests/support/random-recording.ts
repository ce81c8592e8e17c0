/** Generator of recordings: a room on a crowded pitch, and events of every kind, permitted or not. */
import fc from "fast-check";
import { DISC_FLOATS } from "#sim/fields.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import type { RecordedAction, RecordedKit, RecordedPlayer, Recording } from "#recording/recording.ts";
import { pitch } from "./world-actions.ts";

export const RANDOM_TICKS = 900;

const id = fc.nat({ max: 7 });
const text = fc.constantFrom("gg", "", "Bø🏆", "ab");
const nullable = fc.option(text);
const kit: fc.Arbitrary<RecordedKit> = fc.record({
  angle: fc.nat({ max: 255 }),
  text: fc.nat({ max: 0xffffff }),
  colors: fc.array(fc.nat({ max: 0xffffff }), { maxLength: 3 }),
});

const float = fc.integer({ min: -3000, max: 3000 }).map((value) => value / 16);
const change = fc.record(
  {
    ...Object.fromEntries(DISC_FLOATS.map((key) => [key, key === "radius" ? fc.constantFrom(4, 9.5, 20) : float])),
    ...{
      color: fc.integer({ min: -1, max: 0xffffff }),
      cMask: fc.constantFrom(39, 63, -1),
      cGroup: fc.constantFrom(2, 193),
    },
  },
  { requiredKeys: [], noNullPrototype: true },
);

const kind = <K extends string, T extends object>(name: K, fields: { [F in keyof T]: fc.Arbitrary<T[F]> }) =>
  fc.record({ kind: fc.constant(name), ...fields }, { noNullPrototype: true });

/** Most events are inputs, as in real recordings. */
const action = fc.oneof(
  { weight: 30, arbitrary: kind("input", { keys: fc.nat({ max: 63 }) }) },
  { weight: 4, arbitrary: kind("team", { id, team: fc.nat({ max: 2 }) }) },
  { weight: 4, arbitrary: kind("start", {}) },
  { weight: 1, arbitrary: kind("stop", {}) },
  { weight: 2, arbitrary: kind("pause", { paused: fc.boolean() }) },
  { weight: 2, arbitrary: kind("join", { id, name: nullable, flag: nullable, avatar: nullable }) },
  { weight: 1, arbitrary: kind("leave", { id, reason: nullable, ban: fc.boolean() }) },
  { weight: 3, arbitrary: kind("disc", { target: id, player: fc.boolean(), change }) },
  { weight: 1, arbitrary: kind("reorder", { ids: fc.array(id, { maxLength: 5 }), top: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: kind("kickRate", { min: fc.nat({ max: 9 }), rate: fc.nat({ max: 20 }), burst: fc.nat({ max: 3 }) }),
  },
  { weight: 1, arbitrary: kind("limit", { limit: fc.nat({ max: 2 }), value: fc.integer({ min: -2, max: 120 }) }) },
  { weight: 1, arbitrary: kind("stadium", { stadium: fc.oneof(pitch, fc.constant(builtinStadium("Small"))) }) },
  { weight: 1, arbitrary: kind("admin", { id, admin: fc.boolean() }) },
  { weight: 1, arbitrary: kind("lock", { locked: fc.boolean() }) },
  { weight: 1, arbitrary: kind("autoTeams", {}) },
  { weight: 1, arbitrary: kind("desync", { desync: fc.boolean() }) },
  { weight: 1, arbitrary: kind("pings", { pings: fc.array(fc.nat({ max: 900 }), { maxLength: 4 }) }) },
  { weight: 1, arbitrary: kind("avatar", { avatar: nullable }) },
  { weight: 1, arbitrary: kind("headlessAvatar", { id, avatar: nullable }) },
  { weight: 1, arbitrary: kind("kit", { team: fc.nat({ max: 3 }), kit }) },
  { weight: 1, arbitrary: kind("chat", { text }) },
  { weight: 1, arbitrary: kind("typing", { typing: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: kind("announcement", {
      text,
      color: fc.constantFrom(-1, 7),
      style: fc.nat({ max: 5 }),
      sound: fc.nat({ max: 2 }),
    }),
  },
  { weight: 1, arbitrary: kind("checksum", { sum: fc.option(fc.integer()) }) },
) as fc.Arbitrary<RecordedAction>;

const event = fc.record({ tick: fc.nat({ max: RANDOM_TICKS - 1 }), actor: fc.nat({ max: 6 }), action });

const player = fc
  .record({ id: fc.nat({ max: 6 }), name: nullable, admin: fc.boolean(), team: fc.nat({ max: 2 }) })
  .map((given): RecordedPlayer => ({
    ...{
      avatar: null,
      headlessAvatar: null,
      flag: null,
      number: 0,
      keys: 0,
      armed: false,
      budget: 0,
      wait: 0,
      disc: -1,
    },
    ...{ desync: false, reserved: 0 },
    ...given,
  }));

/** The room is in the lobby at first; a start is the first event. */
export const randomRecording: fc.Arbitrary<Recording> = fc
  .record({
    stadium: pitch,
    players: fc.uniqueArray(player, { selector: ({ id: own }) => own, minLength: 2, maxLength: 6 }),
    events: fc.array(event, { maxLength: 90 }),
    kits: fc.tuple(kit, kit),
  })
  .map(({ stadium, players, events, kits: [redKit, blueKit] }) => ({
    ticks: RANDOM_TICKS,
    markers: [],
    room: {
      ...{ name: "random", teamsLocked: false, scoreLimit: 1, timeLimit: 1, kickRate: { min: 2, rate: 0, max: 1 } },
      ...{ stadium, game: null, players, redKit, blueKit },
    },
    events: [{ tick: 0, actor: 0, action: { kind: "start" as const } }, ...events.toSorted((a, b) => a.tick - b.tick)],
  }));
