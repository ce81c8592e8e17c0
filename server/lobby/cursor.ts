/** The position of a reader in the live feed: the number of a change, and the run of the server that counted it. */

export type Cursor = { readonly epoch: string; readonly number: number };

const EPOCH_LENGTH = 8;
const CURSOR = /^([0-9a-z]{8})-(\d{1,15})$/u;

/** Distinguishes the runs of a server, so that a cursor of an older run is recognised. `random` as Math.random. */
export function createEpoch(random: () => number): string {
  return Math.floor(random() * 36 ** EPOCH_LENGTH)
    .toString(36)
    .padStart(EPOCH_LENGTH, "0");
}

export function writeCursor({ epoch, number }: Cursor): string {
  return `${epoch}-${number}`;
}

/** Undefined when the text is not a cursor. */
export function readCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  return match === null ? undefined : { epoch: match[1]!, number: Number(match[2]) };
}
