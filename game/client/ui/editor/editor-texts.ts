/** The texts of the editor, which players do not load. */
import type { Language } from "../../session/language.ts";
import { importCatalogue } from "../i18n/language.ts";
import type { Catalogue, CatalogueParts } from "../i18n/translate.ts";

const TEXTS = import.meta.glob<Catalogue>(["../../../../assets/lang/*/editor.json", "!**/en/editor.json"], {
  import: "default",
});

/** The texts of a language with those of the editor. Rejects when they cannot be loaded. */
export async function importEditorCatalogue(wanted: Language): Promise<CatalogueParts> {
  const load = TEXTS[`../../../../assets/lang/${wanted}/editor.json`];
  if (!load) throw new Error(`no texts of the editor in ${wanted}`);
  const [parts, editor] = await Promise.all([importCatalogue(wanted), load()]);
  return { ...parts, editor };
}
