/** The texts in German, as one file of the page; those of the editor are apart (ui/editor/editor-texts.ts). */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>(["../../../../../assets/lang/de/*.json", "!**/editor.json"], {
  eager: true,
  import: "default",
});
