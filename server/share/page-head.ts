/** The head of a page for readers that do not run it: search engines, and sites that show a picture with a link. */

export type PageHead = {
  readonly title: string;
  readonly description: string;
  /** Address of the page and of its picture. */
  readonly url: string;
  readonly image: string;
  /** False: search engines leave the page out. */
  readonly indexed: boolean;
};

const TITLE = /<title>[^<]*<\/title>/u;
const DESCRIPTION = /\s*<meta name="description"[^>]*>/u;

/** The page with this head in the place of its title and description. */
export function withHead(html: string, { title, description, url, image, indexed }: PageHead): string {
  const properties: readonly (readonly [attribute: string, name: string, content: string])[] = [
    ["name", "description", description],
    ...(indexed ? [] : [["name", "robots", "noindex"] as const]),
    ["property", "og:site_name", "Rondo"],
    ["property", "og:type", "website"],
    ["property", "og:title", title],
    ["property", "og:description", description],
    ["property", "og:url", url],
    ["property", "og:image", image],
    ["property", "og:image:width", "1200"],
    ["property", "og:image:height", "630"],
    ["name", "twitter:card", "summary_large_image"],
  ];
  const tags = properties.map(
    ([attribute, name, content]) => `<meta ${attribute}="${name}" content="${escaped(content)}" />`,
  );
  const head = [`<title>${escaped(title)}</title>`, ...tags].join("\n    ");
  // A function, because "$" in a name would have a meaning in a text.
  return html.replace(DESCRIPTION, "").replace(TITLE, () => head);
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/gu, (character) => entities[character]!);
}
