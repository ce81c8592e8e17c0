/** Ratings of players by openskill (Plackett–Luce): a mean and its uncertainty, changed by each rated match. */
import { ordinal, rate, rating } from "openskill";

export type Skill = { readonly mu: number; readonly sigma: number };

export type SkillTeam = {
  readonly skills: readonly Skill[];
  /** The lower the better; equal ranks are a draw. Goals do not count: the margin of a win changes nothing. */
  readonly rank: number;
};

export const NEW_SKILL: Skill = rating();

/**
 * The shown number is a low estimate, three standard deviations below the mean: 1000 for a new player, and 40 points more for
 * each unit of skill.
 */
const POINTS = { alpha: 40, target: 1000 };

export function shownRating(skill: Skill): number {
  return Math.round(ordinal({ ...skill }, POINTS));
}

/** The skills of the players after a match, in the order of the teams. */
export function rateTeams(teams: readonly SkillTeam[]): readonly (readonly Skill[])[] {
  return rate(
    teams.map(({ skills }) => skills.map(({ mu, sigma }) => ({ mu, sigma }))),
    { rank: teams.map(({ rank }) => rank) },
  );
}
