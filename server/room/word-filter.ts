/** Replaces offensive words in the names and chat of listed rooms. */
import {
  asteriskCensorStrategy,
  englishDataset,
  englishRecommendedTransformers,
  RegExpMatcher,
  TextCensor,
} from "obscenity";

/** Returns a function that replaces such words by asterisks; it returns the text unchanged when `on` is false. English only. */
export function createWordFilter(on: boolean): (text: string) => string {
  if (!on) return (text) => text;
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const censor = new TextCensor().setStrategy(asteriskCensorStrategy());
  return (text) => censor.applyTo(text, matcher.getAllMatches(text));
}
