/**
 * The pitch as tiles that are painted when they come near the screen and drawn one to one: sharp on any screen, and at a
 * cost per frame that depends neither on the size of the map nor on what is on it.
 */
import type { GameObjects } from "phaser";
import { type Box, lineBounds } from "#client/paint/bounds.ts";
import { NET_DEPTH_MAX } from "#client/paint/goals.ts";
import type { Area } from "#client/paint/clip.ts";
import { paintPitch } from "#client/paint/pitch.ts";
import { paintStands } from "#client/paint/stands.ts";
import type { Stadium } from "#sim/stadium.ts";
import { addCanvasTexture, SOFTWARE_CANVAS } from "./canvas-texture.ts";
import { DEPTH } from "./depth.ts";
import { hasMovingNets } from "./nets.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type Ground = { draw(view: ViewArea): void; destroy(): void };

const TILE_PIXELS = 1024;
/** Neighbouring tiles overlap, so that no seam shows between them. */
const OVERLAP_PIXELS = 1;
/** Number of tiles kept; 4 MB each. */
const TILES_MAX = 40;

type Tile = { readonly key: string; readonly image: GameObjects.Image; lastUsed: number };

/** Room for nets, shadows and line widths around walls and goals. */
const MARGIN = NET_DEPTH_MAX + 10;

/** Grass and ice have no end; only visible parts are ever painted. */
const UNBOUNDED: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** Number of grounds made so far: Phaser's texture keys are global. */
let grounds = 0;

export function createGround(render: RenderContext): Ground {
  const { scene, stadium, resolution } = render;
  const ground = ++grounds;
  const side = TILE_PIXELS / resolution;
  const painted = paintedBox(stadium);
  const tiles = new Map<number, Tile>();
  let frame = 0;

  return {
    draw(view) {
      frame++;
      // Visible tiles are needed in this frame; of those just outside the screen, at most one is painted per frame.
      visit(view, 0, Infinity);
      visit(view, side / 2, 1);
      if (tiles.size > TILES_MAX) dropUnusedTile();
    },
    destroy() {
      for (const tile of tiles.values()) remove(tile);
      tiles.clear();
    },
  };

  function visit(view: ViewArea, margin: number, paintMax: number): void {
    const left = Math.floor(Math.max(painted.left, view.x - margin) / side);
    const right = Math.floor(Math.min(painted.right, view.x + view.width + margin) / side);
    const top = Math.floor(Math.max(painted.top, view.y - margin) / side);
    const bottom = Math.floor(Math.min(painted.bottom, view.y + view.height + margin) / side);
    let allowed = paintMax;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const id = row * 65536 + column;
        const tile = tiles.get(id);
        if (tile) tile.lastUsed = frame;
        else if (allowed-- > 0) tiles.set(id, makeTile(column, row));
      }
    }
  }

  function makeTile(column: number, row: number): Tile {
    const key = `ground:${ground}:${column}:${row}`;
    const area = { x: column * side, y: row * side, width: side, height: side };
    addCanvasTexture(scene.textures, key, paintTile(render, area));
    const image = scene.add
      .image(area.x, area.y, key)
      .setOrigin(0, 0)
      .setScale(1 / resolution)
      .setDepth(DEPTH.ground);
    return { key, image, lastUsed: frame };
  }

  function dropUnusedTile(): void {
    for (const [id, tile] of tiles) {
      if (tile.lastUsed === frame) continue;
      remove(tile);
      tiles.delete(id);
      return;
    }
  }

  function remove(tile: Tile): void {
    tile.image.destroy();
    scene.textures.remove(tile.key);
  }
}

/** The part of the map that tiles are needed for; outside of it the background colour is enough. */
function paintedBox(stadium: Stadium): Box {
  if (stadium.bg.type !== "none") return UNBOUNDED;
  const { left, top, right, bottom } = lineBounds(stadium) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
}

function paintTile(render: RenderContext, area: Area): HTMLCanvasElement {
  const { stadium, resolution, style } = render;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE_PIXELS + OVERLAP_PIXELS;
  const context = canvas.getContext("2d", { ...SOFTWARE_CANVAS, alpha: false });
  if (!context) return canvas;
  context.scale(resolution, resolution);
  context.translate(-area.x, -area.y);
  const overlap = OVERLAP_PIXELS / resolution;
  const painted = { x: area.x, y: area.y, width: area.width + overlap, height: area.height + overlap };
  paintPitch(context, stadium, {
    area: painted,
    pixelsPerUnit: resolution,
    style,
    surround: paintStands,
    cords: !hasMovingNets(render),
  });
  return canvas;
}
