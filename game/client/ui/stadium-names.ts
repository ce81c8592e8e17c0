/** The standard stadiums an admin can pick from. */
export const STADIUM_NAMES: readonly string[] = [
  "Classic",
  "Easy",
  "Small",
  "Big",
  "Rounded",
  "Hockey",
  "Big Hockey",
  "Big Easy",
  "Big Rounded",
  "Huge",
];
