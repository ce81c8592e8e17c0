/** The texts in Turkish, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/tr/*.json", {
  eager: true,
  import: "default",
});
