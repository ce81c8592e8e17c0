/** Why a request about a published map was not carried out, as a text. */
import type { MapFailure } from "../../session/map-library.ts";
import { t } from "../i18n/translate.ts";
import "./texts.ts";

export function mapFailureText(failure: MapFailure): string {
  return failure.kind === "faulty"
    ? t("library.failure.faulty", { count: failure.errors.length })
    : t(`library.failure.${failure.kind}`);
}
