/** `rondo maps …`: what the host of a server does with published maps, also while it runs. */
import { defineCommand } from "citty";
import { isMapCode } from "#protocol/maps-api.ts";
import { openStore } from "#server/store/store.ts";
import type { PublishedMaps } from "#server/store/published-maps.ts";
import { DATA, maintain, settingsOf } from "./database-settings.ts";
import { UserError } from "./user-error.ts";

const LISTED_MAX = 1000;

const CODE = {
  code: { type: "positional", description: "Code of the map", valueHint: "CODE", required: true },
  ...DATA,
} as const;

const hideCommand = defineCommand({
  meta: { name: "hide", description: "Hide a published map from all players" },
  args: CODE,
  run: ({ args }) => changeMap(args.data, args.code, true),
});

const showCommand = defineCommand({
  meta: { name: "show", description: "Show a hidden map again" },
  args: CODE,
  run: ({ args }) => changeMap(args.data, args.code, false),
});

const hiddenCommand = defineCommand({
  meta: { name: "hidden", description: "List the hidden maps" },
  args: DATA,
  run: ({ args }) =>
    withMaps(args.data, async (maps) => {
      const hidden = await maps.hidden(LISTED_MAX);
      if (hidden.length === 0) console.log("No map is hidden.");
      for (const { code, name, author } of hidden) console.log(`${code}  ${name} by ${author}`);
    }),
});

export const mapsCommand = defineCommand({
  meta: { name: "maps", description: "Hide published maps, and show them again" },
  subCommands: { hide: hideCommand, show: showCommand, hidden: hiddenCommand },
});

function changeMap(data: string | undefined, typed: string, hidden: boolean): Promise<void> {
  return withMaps(data, async (maps) => {
    const code = typed.toUpperCase();
    const map = isMapCode(code) ? await maps.state({ code }) : undefined;
    if (map === undefined) throw new UserError(`${typed}: there is no map with this code`);
    await maps.setHidden(code, hidden);
    console.log(`${code}: ${map.name} by ${map.author} is ${hidden ? "hidden" : "shown"}`);
  });
}

function withMaps(data: string | undefined, run: (maps: PublishedMaps) => Promise<void>): Promise<void> {
  return maintain(async () => {
    const store = await openStore(settingsOf(data));
    try {
      await run(store.maps);
    } finally {
      await store.close();
    }
  });
}
