/** Rules of axe that need style sheets and layout, so they can be checked in a browser only. */
export const LAYOUT_RULES = ["color-contrast", "target-size", "scrollable-region-focusable"];

/** Rules of axe about the document as a whole. */
export const DOCUMENT_RULES = [
  ...["document-title", "html-has-lang", "html-lang-valid", "meta-viewport", "bypass"],
  ...["landmark-one-main", "page-has-heading-one", "region"],
];
