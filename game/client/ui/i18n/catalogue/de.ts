/** The texts in German, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/de/*.json", {
  eager: true,
  import: "default",
});
