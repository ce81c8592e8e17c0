/** The picture of a published map, as the server has drawn it. */
import { mapPicture } from "../../session/map-library.ts";

export function MapPicture({ code, eager = false }: { readonly code: string; readonly eager?: boolean }) {
  return (
    <img
      class="map-picture"
      src={mapPicture(code)}
      width={720}
      height={436}
      alt=""
      loading={eager ? "eager" : "lazy"}
      decoding="async"
    />
  );
}
