/** The texts in Spanish, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/es/*.json", {
  eager: true,
  import: "default",
});
