/** Renders the page of all components. Its texts are for developers, and in English alone. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/hud.css";
import "../style/drills.css";
import "../style/styleguide.css";
import { render } from "preact";
import { createTheme } from "../saved/theme.ts";
import { Styleguide } from "./styleguide.tsx";

export function mountStyleguide(parent: HTMLElement): void {
  render(<Styleguide theme={createTheme(document.documentElement)} />, parent);
}
