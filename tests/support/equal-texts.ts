/** Words that stay as in English, in lower case: names, units, keys, and words that the language has as well. */
export const EQUAL_WORDS: { readonly all: readonly string[] } & Readonly<
  Record<string, readonly string[] | undefined>
> = {
  all: [
    ...["admin", "admins", "api", "auto", "bot", "bots", "chat", "clip", "cpu", "emotes", "flamingo", "hat", "trick"],
    ...[
      "normal",
      "ping",
      "rating",
      "rec",
      "replay",
      "rondo",
      "script",
      "sockets",
      "spam",
      "stick",
      "token",
      "total",
      "wow",
    ],
    ...["ctrl", "end", "enter", "esc", "home", "shift", "tab"],
    ...["dist", "kb", "km", "mb", "min", "ms", "pos", "rtg", "xx"],
  ],
  de: [
    ...[
      "ball",
      "bans",
      "cheating",
      "code",
      "countdown",
      "details",
      "game",
      "live",
      "name",
      "nickname",
      "optional",
      "pass",
    ],
    ...["pause", "ranked", "room", "server", "sorry", "standard", "team", "text"],
  ],
  es: ["error", "no", "visible"],
  fr: [
    ...["angle", "code", "conversations", "distance", "graphite", "match", "message", "messages", "minute", "minutes"],
    ...["pages", "passes", "pause", "possession", "score", "sections", "suggestions", "tch", "touches", "volume"],
    ...["collisions", "standard", "style", "styles", "transparent", "type", "visible", "vote"],
  ],
  pl: ["deuteranopia", "protanopia", "start", "tritanopia"],
  "pt-BR": ["checksum", "deuteranopia", "passes", "protanopia", "tritanopia", "volume"],
};
