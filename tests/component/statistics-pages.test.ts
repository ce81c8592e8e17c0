/** The pages of players, matches and leaderboards, over answers of the HTTP interface. */
import { within } from "@testing-library/preact";
import { render } from "preact";
import { describe, expect, it, onTestFinished } from "vitest";
import type { GetJson, History, JsonResult, Leaderboard, Profile } from "#client/session/statistics.ts";
import { mountStatistics } from "#client/ui/statistics/mount-statistics.tsx";
import { createPlayerStatistics } from "#room/statistics.ts";
import { matchSummary } from "../support/match-summaries.ts";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { choose, click } from "../support/user.ts";

const AT = Date.UTC(2026, 10, 28);
const ADA = matchSummary("").players[0]!;

const PROFILE: Profile = {
  ...{ profile: ADA.profile, fingerprint: ADA.profile.slice(0, 4), names: ["Ada", "Ada L"] },
  ...{ firstSeen: AT, lastSeen: AT },
  totals: { ...createPlayerStatistics(), games: 4, wins: 3, draws: 0, losses: 1, goals: 7, time: 43_200 },
  averages: { ...createPlayerStatistics(), goals: 1.75, time: 10_800 },
  ratings: [{ ladder: "rooms", rating: 1234, games: 4, wins: 3 }],
  form: ["win", "loss"],
};

const RECORDING = "abcdefgh-_123456";

function historyPart(first: number, next: string | null): History {
  const matches = [first, first + 1].map((n) => {
    const { players: _, ...match } = matchSummary(`h${n}`, n === 2 ? { ending: "stopped", recording: RECORDING } : {});
    return { ...match, player: { ...ADA, ratingBefore: 1000, ratingAfter: 1010 } };
  });
  return { matches, next };
}

const BOARD: Leaderboard = {
  ...{ by: "goals", season: "2026-Q4", map: "all", ladder: "rooms", seasons: ["2026-Q3"], maps: ["Classic", "other"] },
  leaders: [
    { profile: "aaaaaaaaaaaa", name: "Ada", games: 10, value: 30 },
    { profile: "bbbbbbbbbbbb", name: "Ben", games: 9, value: 20 },
    { profile: "cccccccccccc", name: "Cyd", games: 8, value: 20 },
  ],
};

/** Renders the page of an address; answers are by path, failures for paths without one. */
async function renderPage(address: string, answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const getJson: GetJson = async (path): Promise<JsonResult> => {
    asked.push(path);
    const body = answers[path];
    if (body === undefined) return { kind: "failed" };
    return body === null ? { kind: "missing" } : { kind: "loaded", status: 200, body };
  };
  const root = document.body.appendChild(document.createElement("div"));
  document.documentElement.lang = "en";
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  rendered(() => mountStatistics(root, new URL(address, "http://rondo.test"), getJson));
  await settled();
  return { page: within(root), asked, answers: answers as Record<string, unknown> };
}

describe("the page of a player", () => {
  const history = { [`/api/players/${ADA.profile}/matches`]: historyPart(1, "123-h2") };

  it("shows names, record, form, ratings and figures", async () => {
    const { page } = await renderPage(`/p/${ADA.profile}`, { [`/api/players/${ADA.profile}`]: PROFILE, ...history });
    expect(page.getByRole("heading", { level: 1 }).textContent).toBe(`Ada #${PROFILE.fingerprint}`);
    expect(document.title).toBe("Ada · Rondo");
    expect(page.getByText("3–0–1")).toBeDefined();
    expect(page.getByText("75 %")).toBeDefined();
    expect(page.getByText("1234")).toBeDefined();
    const form = within(page.getByRole("list", { name: "Last results" }));
    expect(form.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["WWin", "LLoss"]);
    expect(page.getByRole("row", { name: /Total/u }).textContent).toContain("12:00");
    expect(page.getByRole("row", { name: /Per game/u }).textContent).toContain("1.8");
    expect(await violations()).toEqual([]);
  });

  it("shows the match history in parts", async () => {
    const path = `/api/players/${ADA.profile}/matches`;
    const { page, asked } = await renderPage(`/p/${ADA.profile}`, {
      [`/api/players/${ADA.profile}`]: PROFILE,
      ...history,
      [`${path}?before=123-h2`]: historyPart(3, null),
    });
    const replay = page.getByRole("link", { name: "Replay of 3–1 on Classic" });
    expect(replay.getAttribute("href")).toBe(`/replay/${RECORDING}`);
    const rows = () => page.getAllByRole("link").filter((link) => link.className === "history-row");
    expect(rows()).toHaveLength(2);
    expect(rows()[0]!.textContent).toContain("Red wins. Red 3, Blue 1.");
    expect(rows()[1]!.textContent).toContain("Stopped");
    click(page.getByRole("button", { name: "Show more matches" }));
    await settled();
    expect(rows().map((link) => link.getAttribute("href"))).toEqual(["/m/h1", "/m/h2", "/m/h3", "/m/h4"]);
    expect(page.queryByRole("button", { name: "Show more matches" })).toBeNull();
    expect(asked).toContain(`${path}?before=123-h2`);
  });

  it("offers the players of a fingerprint that several have", async () => {
    const players = [
      { profile: "aaaa22222222", name: "Ada", lastSeen: AT },
      { profile: "aaaa33333333", name: "Ida", lastSeen: AT },
    ];
    const { page } = await renderPage("/p/aaaa", { "/api/players/aaaa": { players } });
    expect(page.getByRole("heading", { name: "Players with the code #aaaa" })).toBeDefined();
    expect(page.getByRole("link", { name: "Ida" }).getAttribute("href")).toBe("/p/aaaa33333333");
    expect(await violations()).toEqual([]);
  });

  it("shows that there is none, and offers another attempt when the server does not answer", async () => {
    const { page } = await renderPage("/p/zzzz", { "/api/players/zzzz": null });
    expect(page.getByRole("alert").textContent).toContain("There is no player at this address.");
    const path = `/api/players/${ADA.profile}`;
    const other = await renderPage(`/p/${ADA.profile}`, { ...history });
    expect(other.page.getByRole("alert").textContent).toContain("could not be loaded");
    other.answers[path] = PROFILE;
    click(other.page.getByRole("button", { name: "Try again" }));
    await settled();
    expect(other.page.getByRole("heading", { level: 1 }).textContent).toContain("Ada");
  });
});

describe("the page of a match", () => {
  it("shows its result and statistics", async () => {
    const { page } = await renderPage("/m/m1", { "/api/matches/m1": matchSummary("m1") });
    expect(page.getByText("Red wins")).toBeDefined();
    expect(page.getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual(["Ada", "Ben"]);
    expect(await violations()).toEqual([]);
  });
});

describe("the leaderboards", () => {
  it("rank players, equal values alike, and link to them", async () => {
    const { page } = await renderPage("/leaderboards", { "/api/leaderboards": BOARD });
    const ranks = page
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.firstElementChild?.textContent);
    expect(ranks).toEqual(["1", "2", "2"]);
    expect(page.getByRole("link", { name: "Cyd" }).getAttribute("href")).toBe("/p/cccccccccccc");
    expect(await violations()).toEqual([]);
  });

  it("follow the choice of column, season and map, and put it into the address", async () => {
    const { page, asked, answers } = await renderPage("/leaderboards?map=Classic", {
      "/api/leaderboards?map=Classic": { ...BOARD, map: "Classic" },
    });
    answers["/api/leaderboards?map=Classic&season=all"] = { ...BOARD, map: "Classic", season: "all", leaders: [] };
    choose(page.getByLabelText("Season"), "all");
    await settled();
    expect(asked.at(-1)).toBe("/api/leaderboards?map=Classic&season=all");
    expect(location.search).toBe("?map=Classic&season=all");
    expect(page.getByText(/No games yet/u)).toBeDefined();
    answers["/api/leaderboards?map=Classic&season=all&by=rating"] = { ...BOARD, by: "rating" };
    choose(page.getByLabelText("Ranked by"), "rating");
    await settled();
    expect(page.getByLabelText("Rating")).toBeDefined();
    expect(page.queryByLabelText("Season")).toBeNull();
  });
});
