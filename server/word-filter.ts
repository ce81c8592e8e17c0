/** Takes words out that are not for everybody: in names and chat of rooms that everybody can find. */
import {
  asteriskCensorStrategy,
  englishDataset,
  englishRecommendedTransformers,
  RegExpMatcher,
  TextCensor,
} from "obscenity";

/** Gives text with asterisks for such words; the same text when the filter is off. It knows English words only. */
export function createWordFilter(on: boolean): (text: string) => string {
  if (!on) return (text) => text;
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const censor = new TextCensor().setStrategy(asteriskCensorStrategy());
  return (text) => censor.applyTo(text, matcher.getAllMatches(text));
}
