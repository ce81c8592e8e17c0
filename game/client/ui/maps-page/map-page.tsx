/** The page of a published map: picture, author, facts, and what can be done with it. */
import { RotateCcw } from "lucide-preact";
import { mapPath, type MapFacts, type PublishedMap } from "../../session/map-library.ts";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { useTitle } from "../component/use-title.ts";
import { numberText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { MapPicture } from "../map-library/map-picture.tsx";
import { DateText } from "../statistics/date-text.tsx";
import { useJson, type Loading } from "../statistics/use-json.ts";
import { MapButtons } from "./map-buttons.tsx";

export function MapPage({ code }: { readonly code: string }) {
  const state = useJson<PublishedMap>(`/api/maps/${encodeURIComponent(code)}`);
  useTitle(state.kind === "loaded" ? state.body.name : t("library.title"));
  return state.kind === "loaded" ? <LoadedMap map={state.body} /> : <Unloaded state={state} />;
}

function Unloaded({ state }: { readonly state: Exclude<Loading<unknown>, { kind: "loaded" }> }) {
  if (state.kind === "loading") {
    return (
      <div class="card stats-state" role="status">
        <Spinner />
        <span class="visually-hidden">{t("stats.loading")}</span>
      </div>
    );
  }
  return (
    <div class="card stats-state" role="alert">
      <h1>{t(state.kind === "missing" ? "library.noMap" : "library.failed")}</h1>
      {state.kind === "failed" ? (
        <Button icon={<RotateCcw />} onPress={state.retry}>
          {t("common.retry")}
        </Button>
      ) : (
        <a class="button button-plain" href="/maps">
          <span>{t("library.all")}</span>
        </a>
      )}
    </div>
  );
}

function LoadedMap({ map }: { readonly map: PublishedMap }) {
  const { code, name, author, profile, remixOf, at } = map;
  return (
    <article class="card map-page">
      <MapPicture code={code} eager />
      <div class="map-page-side">
        <header>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <p class="map-page-author">
            <a href={`/p/${profile}`}>
              <bdi>{author}</bdi>
              <span class="profile-fingerprint">#{profile.slice(0, 4)}</span>
            </a>
            <DateText at={at} />
          </p>
          {remixOf && (
            <p class="map-page-remix">
              {t("library.remix")}{" "}
              <a href={mapPath(remixOf.code)}>
                <bdi>{remixOf.name}</bdi>
              </a>{" "}
              {t("library.by", { author: remixOf.author })}
            </p>
          )}
        </header>
        <MapButtons map={map} />
        <Facts map={map} />
      </div>
    </article>
  );
}

const COUNTS = [
  "vertexes",
  "segments",
  "planes",
  "goals",
  "discs",
  "joints",
] as const satisfies readonly (keyof MapFacts)[];

function Facts({ map: { facts, size, downloads, rooms } }: { readonly map: PublishedMap }) {
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t("library.facts.rooms"), numberText(rooms)],
    [t("library.facts.downloads"), numberText(downloads)],
    [t("library.facts.field"), t("maps.size", { width: facts.width, height: facts.height })],
    ...COUNTS.filter((name) => facts[name] > 0).map(
      (name) => [t(`library.facts.${name}`), numberText(facts[name])] as const,
    ),
    [t("library.facts.file"), t("library.kilobytes", { count: Math.max(1, Math.round(size / 1024)) })],
  ];
  return (
    <dl class="map-page-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
