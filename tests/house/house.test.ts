import { expect, test } from "vitest";
import { credits, links, namedDocuments, paths } from "./documents.ts";
import { exceptions } from "./law.ts";
import {
  barrels,
  borders,
  determinism,
  fileCircles,
  folderCircles,
  keyHandlers,
  sides,
  sizes,
  topLevel,
  words,
} from "./rules.ts";
import { repository } from "./source.ts";
import { retiredWords, unusedWordExceptions } from "./vocabulary.ts";

const isExcepted = (breach: string): boolean => exceptions.some((entry) => breach.startsWith(`${entry}:`));

test("every import follows the law", () => {
  expect(borders(repository).filter((breach) => !isExcepted(breach))).toEqual([]);
});

test("every exception from the law is still needed", () => {
  const breaches = borders(repository);
  expect(exceptions.filter((entry) => !breaches.some((breach) => breach.startsWith(`${entry}:`)))).toEqual([]);
});

test.each([
  ["client and server never import each other, nor the tests", sides],
  ["the simulation's arithmetic is the same on every engine", determinism],
  ["the page's keys go through its dispatcher, by their code", keyHandlers],
  ["the root holds only what belongs there", topLevel],
  ["files are small", sizes],
  ["no files import each other in a circle", fileCircles],
  ["no folders import each other in a circle", folderCircles],
  ["there are no barrels", barrels],
  ["no rule is switched off in place and no path is one machine's", words],
  ["no retired words in comments, names, test titles and documents", retiredWords],
  ["every exception for a word is still needed", unusedWordExceptions],
  ["links in documents lead somewhere", links],
  ["paths in documents exist", paths],
  ["documents named in the code exist", namedDocuments],
  ["every asset has a credit", credits],
])("%s", (_, rule) => {
  expect(rule(repository)).toEqual([]);
});
