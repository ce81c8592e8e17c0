/** Adds the Phaser game to the page and fits its canvas to the size and pixel ratio of the screen. */
import { Core, Game, Renderer, Scale, WEBGL } from "phaser";
import type { Session } from "#client/session/session.ts";
import type { DrawnView } from "#client/session/video.ts";
import type { Viewport } from "./camera-controller.ts";
import type { BubblePorts } from "#client/render/bubble-content.ts";
import { MatchScene } from "./match-scene.ts";

export { canDraw } from "./webgl-probe.ts";

export type MatchView = DrawnView & {
  /** Starts or stops the render loop; while stopped it uses no processor time. */
  setRunning(running: boolean): void;
};

/** Textures are renewed after the size has not changed for this long. */
const RESIZE_SETTLE_MS = 180;

export function createMatchView(parent: HTMLElement, session: Session, ports: BubblePorts): MatchView {
  const scene = new MatchScene(session, viewportOf(parent), ports);
  const { width, height, ratio } = viewportOf(parent);
  const game = new Game({
    type: WEBGL,
    parent,
    scene,
    banner: false,
    disableContextMenu: true,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    // Unsmoothed timestamps: frame sources interpolate by them.
    fps: { smoothStep: false },
    // One texture per draw call: with several, Phaser's shader selects one by comparing an interpolated number for
    // equality, which left holes in small sprites where interpolation is not exact (seen on SwiftShader).
    render: { antialias: true, antialiasGL: false, maxTextures: 1, powerPreference: "high-performance" },
    // CSS sets the size of the canvas on the page; its pixels are those of the screen.
    scale: { mode: Scale.NONE, width: Math.round(width * ratio), height: Math.round(height * ratio) },
  });
  watchSize(parent, (viewport) => {
    scene.resize(viewport);
    game.scale.resize(Math.round(viewport.width * viewport.ratio), Math.round(viewport.height * viewport.ratio));
    return () => scene.renewTextures();
  });
  // Textures made before the font has loaded show a fallback font.
  void document.fonts.load('700 16px "Outfit Variable"').then(() => scene.renewTextures());
  game.events.once(Core.Events.READY, () => {
    game.renderer.on(Renderer.Events.LOSE_WEBGL, () => (session.pictureLost.value = true));
    game.renderer.on(Renderer.Events.RESTORE_WEBGL, () => (session.pictureLost.value = false));
  });
  let wanted = true;
  const apply = () => (wanted ? game.loop.wake() : game.loop.sleep());
  // Phaser's loop can be stopped only after it has started.
  game.events.once(Core.Events.POST_RENDER, apply);
  return {
    setRunning(running) {
      wanted = running;
      if (game.isRunning) apply();
    },
    onDrawn(listener) {
      const call = () => listener(game.canvas);
      game.events.on(Core.Events.POST_RENDER, call);
      return () => void game.events.off(Core.Events.POST_RENDER, call);
    },
  };
}

/** Calls `resize` on every change of size or pixel ratio, and the function it returns once the size has settled. */
function watchSize(parent: HTMLElement, resize: (viewport: Viewport) => () => void): void {
  let settle: ReturnType<typeof setTimeout> | undefined;
  const change = () => {
    const viewport = viewportOf(parent);
    if (viewport.width === 0 || viewport.height === 0) return;
    const finish = resize(viewport);
    clearTimeout(settle);
    settle = setTimeout(finish, RESIZE_SETTLE_MS);
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
