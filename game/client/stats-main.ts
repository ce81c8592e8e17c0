/** Composition root of the pages of players, matches and leaderboards, which load without the game. */
import { getJson } from "./net/statistics/get-json.ts";
import { mountStatistics } from "./ui/statistics/mount-statistics.tsx";

mountStatistics(document.getElementById("ui")!, location, getJson);
