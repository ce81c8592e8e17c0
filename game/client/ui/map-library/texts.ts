/** Adds the English texts of published maps, which the home page does not need. */
import texts from "#assets/lang/en/maps.json";
import { addCatalogue } from "../i18n/translate.ts";

addCatalogue("en", { maps: texts });
