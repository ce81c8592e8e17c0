/** The texts in French, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/fr/*.json", {
  eager: true,
  import: "default",
});
