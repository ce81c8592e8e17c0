/** The pages: their addresses, and the HTML file of the build that each address shows. */

export type PageFile = {
  readonly file: string;
  /** A segment with a colon stands for any text without a slash. */
  readonly paths: readonly string[];
};

export const PAGE_FILES: readonly PageFile[] = [
  { file: "index.html", paths: ["/", "/r/:code"] },
  { file: "live.html", paths: ["/live"] },
  { file: "replay.html", paths: ["/replay", "/replay/:code"] },
  { file: "map.html", paths: ["/maps", "/maps/:code"] },
  { file: "editor.html", paths: ["/editor", "/e/:code"] },
  { file: "admin.html", paths: ["/admin"] },
  { file: "stats.html", paths: ["/p/:player", "/m/:match", "/leaderboards"] },
];

/** The HTML file of an address without its query; undefined for one that is no page. */
export function pageFileOf(path: string): string | undefined {
  return PAGE_FILES.find(({ paths }) => paths.some((pattern) => fits(pattern.split("/"), path.split("/"))))?.file;
}

/** A slash at the end makes no difference. */
function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  const length = segments.length > 2 && segments.at(-1) === "" ? segments.length - 1 : segments.length;
  if (length !== pattern.length) return false;
  return pattern.every((part, i) => (part.startsWith(":") ? segments[i] !== "" : part === segments[i]));
}
