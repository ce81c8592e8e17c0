/** Ratings of players by openskill (Plackett–Luce): a mean and its uncertainty, changed by each rated match. */
import { ordinal, rate, rating } from "openskill";

export type Skill = { readonly mu: number; readonly sigma: number };

export const NEW_SKILL: Skill = rating();

/** The shown number: 1000 for a new player, who is certain to be that good; one unit of skill is 40 points. */
const POINTS = { alpha: 40, target: 1000 };

export function shownRating(skill: Skill): number {
  return Math.round(ordinal({ ...skill }, POINTS));
}

/** The skills of both teams after a match with this score; equal scores are a draw. */
export function rateTeams(
  red: readonly Skill[],
  blue: readonly Skill[],
  score: { readonly red: number; readonly blue: number },
): { readonly red: readonly Skill[]; readonly blue: readonly Skill[] } {
  const copy = (team: readonly Skill[]) => team.map(({ mu, sigma }) => ({ mu, sigma }));
  // Ranks and not scores: the margin of a win does not count.
  const rank = [score.red >= score.blue ? 1 : 2, score.blue >= score.red ? 1 : 2];
  const [newRed, newBlue] = rate([copy(red), copy(blue)], { rank }) as [Skill[], Skill[]];
  return { red: newRed, blue: newBlue };
}
