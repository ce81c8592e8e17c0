/** Likes, rooms and downloads of a published map, as far as it has any. */
import { Download, Heart, Users } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { PublishedMap } from "../../session/map-library.ts";
import { numberText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";

type MapFiguresProps = {
  readonly map: PublishedMap;
  /** True: without the downloads, where there is little room. */
  readonly short?: boolean;
};

export function MapFigures({ map: { likes, downloads, rooms }, short = false }: MapFiguresProps) {
  return (
    <span class="map-figures">
      <Figure count={likes} text={t("library.likes", { count: likes })}>
        <Heart />
      </Figure>
      <Figure count={rooms} text={t("library.rooms", { count: rooms })}>
        <Users />
      </Figure>
      {!short && (
        <Figure count={downloads} text={t("library.downloads", { count: downloads })}>
          <Download />
        </Figure>
      )}
    </span>
  );
}

type FigureProps = { readonly count: number; readonly text: string; readonly children: ComponentChildren };

function Figure({ count, text, children }: FigureProps) {
  if (count === 0) return null;
  return (
    <span title={text}>
      <span aria-hidden="true">
        {children}
        {numberText(count)}
      </span>
      <span class="visually-hidden">{text}. </span>
    </span>
  );
}
