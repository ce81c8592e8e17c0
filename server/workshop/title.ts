/** The title of a document: the name of its stadium. */
import { cleanLine } from "#room/text.ts";
import type * as Y from "yjs";

const TITLE_MAX = 80;

/** "" for a document without a name. */
export function titleOf(doc: Y.Doc): string {
  const name: unknown = doc.getMap("root").get("name");
  return typeof name === "string" ? cleanLine(name.slice(0, 4 * TITLE_MAX), TITLE_MAX) : "";
}
