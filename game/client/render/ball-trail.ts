/** What a fast ball leaves behind for a moment: its last positions, fading. */
import { css } from "#client/paint/color.ts";
import { WHITE } from "#client/paint/palette.ts";
import { DEPTH } from "./depth.ts";
import { hasDecoration, type RenderContext } from "./render-context.ts";

export type BallTrail = { draw(x: number, y: number, radius: number, elapsedMs: number): void };

/** Number of images, and the time between two of them. */
const GHOSTS = 16;
const GHOST_MS = 9;
/** Positions that are remembered; frames may be shorter than GHOST_MS. */
const HISTORY = 64;
/** Map units per second: from here on there is a trail, and there it is strongest. */
const SPEED_MIN = 130;
const SPEED_FULL = 420;
const ALPHA = 0.32;
const TEXTURE_RADIUS = 10;
/** A longer way in one frame is a reset. */
const JUMP = 60;

/** Undefined where there is no decoration. */
export function createBallTrail(render: RenderContext): BallTrail | undefined {
  if (!hasDecoration(render)) return undefined;
  const { scene, textures, resolution } = render;
  const key = textures.get("trail", TEXTURE_RADIUS, TEXTURE_RADIUS, (context) => {
    const glow = context.createRadialGradient(0, 0, TEXTURE_RADIUS * 0.2, 0, 0, TEXTURE_RADIUS);
    glow.addColorStop(0, css(WHITE));
    glow.addColorStop(0.7, css(WHITE, 0.55));
    glow.addColorStop(1, css(WHITE, 0));
    context.fillStyle = glow;
    context.fillRect(-TEXTURE_RADIUS, -TEXTURE_RADIUS, 2 * TEXTURE_RADIUS, 2 * TEXTURE_RADIUS);
  });
  const ghosts = Array.from({ length: GHOSTS }, () =>
    scene.add.image(0, 0, key).setDepth(DEPTH.trail).setVisible(false),
  );
  const history = createHistory();
  let strength = 0;
  return {
    draw(x, y, radius, elapsedMs) {
      const speed = history.add(x, y, elapsedMs);
      const wanted = Math.max(0, Math.min(1, (speed - SPEED_MIN) / (SPEED_FULL - SPEED_MIN)));
      strength += (wanted - strength) * Math.min(1, elapsedMs / 70);
      const shown = radius > 0 && strength > 0.02;
      for (let i = 0; i < GHOSTS; i++) {
        const ghost = ghosts[i]!;
        ghost.visible = shown && history.seek((i + 1) * GHOST_MS);
        if (!ghost.visible) continue;
        const left = 1 - i / GHOSTS;
        ghost.setPosition(history.x, history.y).setAlpha(ALPHA * strength * left);
        ghost.setScale(((radius / TEXTURE_RADIUS) * (0.35 + 0.65 * left)) / resolution);
      }
    },
  };
}

/** The last positions of a ball, by time. */
function createHistory() {
  const xs = new Float64Array(HISTORY);
  const ys = new Float64Array(HISTORY);
  const times = new Float64Array(HISTORY);
  let last = 0;
  let size = 0;
  const history = {
    /** Result of `seek`. */
    x: 0,
    y: 0,
    /** Returns the speed since the position before, in map units per second. */
    add(x: number, y: number, elapsedMs: number): number {
      const way = Math.hypot(x - xs[last]!, y - ys[last]!);
      if (size === 0 || way > JUMP) size = 0;
      const time = times[last]! + elapsedMs;
      last = (last + 1) % HISTORY;
      xs[last] = x;
      ys[last] = y;
      times[last] = time;
      size = Math.min(HISTORY, size + 1);
      return size < 2 ? 0 : (way / Math.max(1, elapsedMs)) * 1000;
    },
    /** Finds where the ball was `ago` milliseconds before; false where that is forgotten. */
    seek(ago: number): boolean {
      const time = times[last]! - ago;
      for (let i = 1; i < size; i++) {
        const older = (last - i + HISTORY) % HISTORY;
        if (times[older]! > time) continue;
        const newer = (older + 1) % HISTORY;
        const share = (time - times[older]!) / Math.max(1e-6, times[newer]! - times[older]!);
        history.x = xs[older]! + (xs[newer]! - xs[older]!) * share;
        history.y = ys[older]! + (ys[newer]! - ys[older]!) * share;
        return true;
      }
      return false;
    },
  };
  return history;
}
