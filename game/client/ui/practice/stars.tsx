/** Up to three stars for a result. */
import { Star } from "lucide-preact";
import { t } from "../i18n/translate.ts";

const PLACES = [1, 2, 3];

export function Stars({ count }: { readonly count: number }) {
  return (
    <span class="stars" role="img" aria-label={t("practice.stars", { count })}>
      {PLACES.map((place) => (
        <Star key={place} class={place <= count ? "star-on" : ""} aria-hidden="true" />
      ))}
    </span>
  );
}
