/**
 * The ground with its lines, goals and walls, as tiles that are painted when they come near the view and shown one to
 * one. So the ground is crisp on any screen, and its cost depends neither on the size of the map nor on what is on it.
 */
import type { GameObjects } from "phaser";
import type { Stadium } from "#sim/stadium.ts";
import { contentOf } from "./content.ts";
import { DEPTH } from "./depth.ts";
import { addDrawnTexture, DRAWN_ONCE } from "./drawn-texture.ts";
import { paintGoals } from "./paint/goals.ts";
import { paintGround, type Area } from "./paint/ground.ts";
import { paintMarkings } from "./paint/markings.ts";
import { paintWalls } from "./paint/walls.ts";
import type { Sight, Stage } from "./stage.ts";

export type Ground = { draw(sight: Sight): void; destroy(): void };

const TILE_PIXELS = 1024;
/** Neighbours overlap by a pixel, so that no seam can shine through. */
const OVERLAP = 1;
/** Tiles are kept until there are this many; 4 MB each. */
const TILES_MAX = 40;

type Tile = { readonly key: string; readonly image: GameObjects.Image; seen: number };

let grounds = 0;

export function createGround(stage: Stage): Ground {
  const { scene, stadium, resolution } = stage;
  const ground = ++grounds;
  const side = TILE_PIXELS / resolution;
  const content = contentOf(stadium);
  const tiles = new Map<number, Tile>();
  let frame = 0;

  return {
    draw(sight) {
      frame++;
      // What is in view must be there now; one tile beyond it may be prepared per frame.
      visit(sight, 0, Infinity);
      visit(sight, side / 2, 1);
      if (tiles.size > TILES_MAX) dropOldest();
    },
    destroy() {
      for (const tile of tiles.values()) remove(tile);
      tiles.clear();
    },
  };

  function visit(sight: Sight, margin: number, most: number): void {
    const left = Math.floor(Math.max(content.x, sight.x - margin) / side);
    const right = Math.floor(Math.min(content.x + content.width, sight.x + sight.width + margin) / side);
    const top = Math.floor(Math.max(content.y, sight.y - margin) / side);
    const bottom = Math.floor(Math.min(content.y + content.height, sight.y + sight.height + margin) / side);
    let allowed = most;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const id = row * 65536 + column;
        const tile = tiles.get(id);
        if (tile) tile.seen = frame;
        else if (allowed-- > 0) tiles.set(id, makeTile(column, row));
      }
    }
  }

  function makeTile(column: number, row: number): Tile {
    const key = `ground:${ground}:${column}:${row}`;
    const area = { x: column * side, y: row * side, width: side, height: side };
    addDrawnTexture(scene.textures, key, paintTile(stadium, area, resolution));
    const image = scene.add
      .image(area.x, area.y, key)
      .setOrigin(0, 0)
      .setScale(1 / resolution)
      .setDepth(DEPTH.ground);
    return { key, image, seen: frame };
  }

  function dropOldest(): void {
    for (const [id, tile] of tiles) {
      if (tile.seen === frame) continue;
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

function paintTile(stadium: Stadium, area: Area, resolution: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE_PIXELS + OVERLAP;
  const context = canvas.getContext("2d", { ...DRAWN_ONCE, alpha: false });
  if (!context) return canvas;
  context.scale(resolution, resolution);
  context.translate(-area.x, -area.y);
  const rim = OVERLAP / resolution;
  const painted = { x: area.x, y: area.y, width: area.width + rim, height: area.height + rim };
  paintGround(context, stadium.bg, painted, resolution);
  paintMarkings(context, stadium.bg);
  paintGoals(context, stadium);
  paintWalls(context, stadium);
  return canvas;
}
