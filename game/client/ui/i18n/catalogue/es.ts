/** The texts in Spanish, as one file of the page; those of the editor are apart (ui/editor/editor-texts.ts). */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>(["../../../../../assets/lang/es/*.json", "!**/editor.json"], {
  eager: true,
  import: "default",
});
