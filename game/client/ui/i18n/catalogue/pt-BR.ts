/** The texts in Portuguese of Brazil, as one file of the page. */
import type { CatalogueParts } from "../translate.ts";

export default import.meta.glob<CatalogueParts[string]>("../../../../../assets/lang/pt-BR/*.json", {
  eager: true,
  import: "default",
});
