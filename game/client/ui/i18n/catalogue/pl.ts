/** The texts in Polish, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/pl/*.json", {
  eager: true,
  import: "default",
});
