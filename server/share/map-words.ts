/** What a link to a published map, or to the list of all, shows on other sites. */
import type { PublishedMap } from "#protocol/maps-api.ts";

export function mapWords(map: PublishedMap | undefined): { readonly title: string; readonly description: string } {
  if (map === undefined) {
    return {
      title: "Maps · Rondo",
      description: "Football maps by players: look for one and play it in your browser.",
    };
  }
  const { name, author, facts, likes, rooms, remixOf } = map;
  const words = [
    `${facts.width} × ${facts.height}`,
    `${likes} likes`,
    `played in ${rooms} rooms`,
    ...(remixOf === null ? [] : [`made from ${remixOf.name} by ${remixOf.author}`]),
  ];
  return { title: `${name} by ${author} · Rondo`, description: `A football map. ${words.join(" · ")}.` };
}
