/** What the routes of statistics answer, from the store. */
import { fingerprintOfProfile, isFingerprint, profileIdOf } from "#protocol/fingerprint.ts";
import { LADDERS, resultOf } from "#protocol/match-summary.ts";
import {
  ALL,
  LEADERBOARD_COLUMNS,
  type History,
  type Leaderboard,
  type LeaderboardColumn,
  type Profile,
  type ProfileChoice,
  type ProfileTotals,
} from "#protocol/statistics-api.ts";
import { createPlayerStatistics, STATISTIC_NAMES, type PlayerStatistics } from "#room/statistics.ts";
import { isSeason, seasonOf } from "../store/season.ts";
import type { MatchCursor } from "../store/matches.ts";
import type { Player } from "../store/players.ts";
import type { Store } from "../store/store.ts";
import type { JsonAnswer } from "./cached-json.ts";

/** In seconds. Finished matches never change, except that a player can be removed from them. */
const MATCH_AGE = 600;
const LIST_AGE = 30;

const HISTORY_LENGTH = 20;
const FORM_LENGTH = 10;
const LEADERS_LENGTH = 50;
const CHOICES_MAX = 20;

const ok = (body: unknown, maxAge = LIST_AGE): JsonAnswer => ({ status: 200, body, maxAge });
const failed = (status: number, error: string): JsonAnswer => ({ status, body: { error }, maxAge: 0 });

/** A profile by its id, or by a fingerprint, which several players can have. */
export async function profileOf(store: Store, id: string): Promise<JsonAnswer> {
  const short = fingerprintOfProfile(id);
  const players = (await store.players.withFingerprint(short)).map((player) => ({
    ...player,
    profile: profileIdOf(player.key),
  }));
  const found = isFingerprint(id) ? players : players.filter(({ profile }) => profile === id);
  const [first] = found;
  if (first === undefined) return profileWithoutPlayer(store, id);
  if (found.length === 1) return ok(await describe(store, first, first.profile));
  const choice: ProfileChoice = {
    players: found.slice(0, CHOICES_MAX).map(({ profile, names, lastSeen }) => {
      return { profile, name: names[0] ?? "", lastSeen };
    }),
  };
  return { status: 300, body: choice, maxAge: LIST_AGE };
}

/** Players that have not been here for long are removed (store/clean-up.ts); their matches stay. */
async function profileWithoutPlayer(store: Store, id: string): Promise<JsonAnswer> {
  const [last] = isFingerprint(id) ? [] : await store.matches.history(id, 1);
  if (last === undefined) return failed(404, "There is no player with this fingerprint.");
  const { endedAt } = last.match;
  return ok(await describe(store, { names: [last.player.name], firstSeen: endedAt, lastSeen: endedAt }, id));
}

type SeenPlayer = Pick<Player, "names" | "firstSeen" | "lastSeen">;

async function describe(store: Store, player: SeenPlayer, profile: string): Promise<Profile> {
  const { names, firstSeen, lastSeen } = player;
  const [totals, ratings, history] = await Promise.all([
    store.matches.totals(profile),
    store.ratings.of(profile),
    store.matches.history(profile, 2 * FORM_LENGTH),
  ]);
  const results = history.flatMap((entry) => resultOf(entry.match, entry.player) ?? []);
  return {
    ...{ profile, fingerprint: fingerprintOfProfile(profile), names, firstSeen, lastSeen, totals, ratings },
    averages: averagesOf(totals),
    form: results.slice(0, FORM_LENGTH),
  };
}

/** Rounded to hundredths. */
function averagesOf(totals: ProfileTotals): PlayerStatistics {
  const averages = createPlayerStatistics();
  if (totals.games === 0) return averages;
  for (const name of STATISTIC_NAMES) averages[name] = Math.round((100 * totals[name]) / totals.games) / 100;
  return averages;
}

export async function historyOf(store: Store, profile: string, before: string): Promise<JsonAnswer> {
  const cursor = before === "" ? undefined : readCursor(before);
  if (cursor === null) return failed(400, "before is no cursor. Send the value of next unchanged, or omit before.");
  const entries = await store.matches.history(profile, HISTORY_LENGTH + 1, cursor);
  const page = entries.slice(0, HISTORY_LENGTH);
  const last = page.at(-1)?.match;
  const history: History = {
    matches: page.map(({ match, player }) => ({ ...match, player })),
    next: entries.length > page.length && last !== undefined ? `${last.endedAt}-${last.id}` : null,
  };
  return ok(history);
}

/** Null for a text that is no cursor. */
function readCursor(text: string): MatchCursor | null {
  const [, endedAt, id] = /^(\d{1,15})-([\w-]{1,40})$/u.exec(text) ?? [];
  return endedAt === undefined || id === undefined ? null : { endedAt: Number(endedAt), id };
}

export async function matchOf(store: Store, id: string): Promise<JsonAnswer> {
  const match = await store.matches.find(id);
  return match === undefined ? failed(404, "There is no finished match with this id.") : ok(match, MATCH_AGE);
}

type Asked = Readonly<Record<"season" | "map" | "by" | "ladder", string>>;

export async function leaderboardOf(store: Store, asked: Asked, now: number): Promise<JsonAnswer> {
  const { season = "", map = ALL, by = "goals", ladder = LADDERS[0] } = withoutEmpty(asked);
  const chosen = season === "" ? seasonOf(now) : season;
  if (chosen !== ALL && !isSeason(chosen)) return failed(400, `season: "${chosen}" is neither "all" nor like 2026-Q4.`);
  if (!(LADDERS as readonly string[]).includes(ladder)) {
    return failed(400, `ladder: "${ladder}" is none of ${LADDERS.join(", ")}.`);
  }
  const isRating = by === "rating";
  if (!isRating && !isColumn(by)) {
    return failed(400, `by: "${by}" is none of ${[...LEADERBOARD_COLUMNS, "rating"].join(", ")}.`);
  }
  const [leaders, choices] = await Promise.all([
    isRating
      ? store.leaderboards.byRating(ladder, LEADERS_LENGTH)
      : store.leaderboards.by(by as LeaderboardColumn, chosen, map, LEADERS_LENGTH),
    store.leaderboards.choices(),
  ]);
  const board: Leaderboard = { by: by as Leaderboard["by"], season: chosen, map, ladder, ...choices, leaders };
  return ok(board);
}

function isColumn(name: string): name is LeaderboardColumn {
  return (LEADERBOARD_COLUMNS as readonly string[]).includes(name);
}

function withoutEmpty(asked: Asked): Partial<Asked> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}
