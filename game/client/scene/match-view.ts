/** Puts Phaser into the page and keeps its canvas as large and as crisp as the screen allows. */
import { Core, Game, Scale, WEBGL } from "phaser";
import type { Session } from "#client/session/session.ts";
import type { BubbleWords } from "#client/view/talk.ts";
import type { Viewport } from "./aim.ts";
import { MatchScene } from "./match-scene.ts";

export type MatchView = {
  /** Draws while a match is shown; asleep it costs nothing. */
  setAwake(awake: boolean): void;
};

/** Textures are made anew when the window has kept its size for this long. */
const SETTLE_MS = 180;

export function createMatchView(parent: HTMLElement, session: Session, words: BubbleWords): MatchView {
  const scene = new MatchScene(session, viewportOf(parent), words);
  const { width, height, ratio } = viewportOf(parent);
  const game = new Game({
    type: WEBGL,
    parent,
    scene,
    banner: false,
    disableContextMenu: true,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    // Time as the browser gives it: sources interpolate by it.
    fps: { smoothStep: false },
    // One texture per draw call: with several, Phaser's shader compares an interpolated number for equality to tell them
    // apart, which tore holes into small sprites where interpolation is not exact (seen on SwiftShader).
    render: { antialias: true, antialiasGL: false, maxTextures: 1, powerPreference: "high-performance" },
    // The page sets the canvas's size in CSS; its own pixels are those of the screen.
    scale: { mode: Scale.NONE, width: Math.round(width * ratio), height: Math.round(height * ratio) },
  });
  keepFitting(parent, (viewport) => {
    scene.fit(viewport);
    game.scale.resize(Math.round(viewport.width * viewport.ratio), Math.round(viewport.height * viewport.ratio));
    return () => scene.repaint();
  });
  // Discs carry numbers in the page's font.
  void document.fonts.load('700 16px "Outfit Variable"').then(() => scene.repaint());
  let awake = true;
  const settle = () => (awake ? game.loop.wake() : game.loop.sleep());
  // The loop can be put to sleep only when it is running.
  game.events.once(Core.Events.POST_RENDER, settle);
  return {
    setAwake(wanted) {
      awake = wanted;
      if (game.isRunning) settle();
    },
  };
}

/** Calls `fit` on every change of size or pixel ratio, and what it returns when the change is over. */
function keepFitting(parent: HTMLElement, fit: (viewport: Viewport) => () => void): void {
  let settle: ReturnType<typeof setTimeout> | undefined;
  const change = () => {
    const viewport = viewportOf(parent);
    if (viewport.width === 0 || viewport.height === 0) return;
    const finish = fit(viewport);
    clearTimeout(settle);
    settle = setTimeout(finish, SETTLE_MS);
  };
  new ResizeObserver(change).observe(parent);
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        change();
        watchRatio();
      },
      { once: true },
    );
  };
  watchRatio();
}

function viewportOf(parent: HTMLElement): Viewport {
  return { width: parent.clientWidth, height: parent.clientHeight, ratio: devicePixelRatio };
}
