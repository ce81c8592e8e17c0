/** The cords of nets, which bulge where the ball is. The tint below them is painted with the ground. */
import type { GameObjects } from "phaser";
import { type GoalMouth, goalMouths, paintCords } from "#client/paint/goals.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { NetMotion } from "./net-motion.ts";
import type { RenderContext } from "./render-context.ts";

export type Nets = { draw(frame: Frame, elapsedMs: number): void };

/** Whether cords are drawn here; else they are painted with the ground. */
export function hasMovingNets({ style, reducedMotion }: Pick<RenderContext, "style" | "reducedMotion">): boolean {
  return style.look === "full" && !reducedMotion;
}

/** A ball that moved further than this in a frame was put there, and has no speed. */
const JUMP = 60;

export function createNets(render: RenderContext): Nets | undefined {
  if (!hasMovingNets(render)) return undefined;
  const nets = goalMouths(render.stadium).map((mouth) => createNet(render, mouth));
  if (nets.length === 0) return undefined;
  // In the order of NetBall; reused in every frame.
  const ball = { along: 0, into: 0, vx: 0, vy: 0 };
  let [lastX, lastY] = [0, 0];
  return {
    draw(frame, elapsedMs) {
      const [x, y] = [frame.x[0]!, frame.y[0]!];
      const seconds = Math.max(0.001, elapsedMs / 1000);
      let [vx, vy] = [(x - lastX) / seconds, (y - lastY) / seconds];
      if (Math.abs(x - lastX) + Math.abs(y - lastY) > JUMP) vx = vy = 0;
      [lastX, lastY] = [x, y];
      for (const net of nets) {
        const inside = frame.count > 0 && net.locate(x, y, frame.radius[0]!, ball);
        if (inside) net.turn(vx, vy, ball);
        net.draw(seconds, inside ? ball : undefined);
      }
    },
  };
}

type MovingBall = { along: number; into: number; vx: number; vy: number };

function createNet({ scene, textures, resolution }: RenderContext, mouth: GoalMouth) {
  const { goal, length, depth, ux, uy, away } = mouth;
  const [nx, ny] = [-uy * away, ux * away];
  const key = textures.get(`net/${length}/${depth}`, length / 2, depth / 2, (context) => {
    context.translate(-length / 2, -depth / 2);
    paintCords(context, mouth);
  });
  const motion = new NetMotion(length, depth);
  const { columns, rows } = motion;
  const source = scene.textures.get(key).getSourceImage();
  const vertices: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const along = (column / (columns - 1)) * length;
      const into = (row / (rows - 1)) * depth;
      const u = 0.5 + ((along - length / 2) * resolution) / source.width;
      const v = 0.5 + ((into - depth / 2) * resolution) / source.height;
      vertices.push(goal.p0.x + ux * along + nx * into, goal.p0.y + uy * along + ny * into, u, v);
    }
  }
  const rest = vertices.slice();
  const cells: number[] = [];
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) addQuad(cells, row * columns + column, 1, columns);
  }
  const whole: number[] = [];
  addQuad(whole, 0, columns - 1, (rows - 1) * columns);
  const mesh: GameObjects.Mesh2D = scene.add.mesh2d(0, 0, key, vertices, [], true).setDepth(DEPTH.net);
  mesh.useOrderedIndices = true;
  mesh.indicesOrdered = whole;

  return {
    /** Whether a ball touches the inside of the goal; writes where. */
    locate(x: number, y: number, radius: number, ball: MovingBall): boolean {
      const [dx, dy] = [x - goal.p0.x, y - goal.p0.y];
      ball.along = dx * ux + dy * uy;
      ball.into = dx * nx + dy * ny;
      return (
        radius > 0 &&
        ball.along > -radius &&
        ball.along < length + radius &&
        ball.into > 0 &&
        ball.into < depth + radius
      );
    },
    turn(vx: number, vy: number, ball: MovingBall): void {
      ball.vx = vx * ux + vy * uy;
      ball.vy = vx * nx + vy * ny;
    },
    draw(seconds: number, ball: MovingBall | undefined): void {
      const wasMoving = motion.moving;
      motion.advance(seconds, ball);
      if (!motion.moving && !wasMoving) return;
      mesh.indicesOrdered = motion.moving ? cells : whole;
      for (let i = 0; i < motion.dx.length; i++) {
        const [dx, dy] = [motion.dx[i]!, motion.dy[i]!];
        vertices[4 * i] = rest[4 * i]! + ux * dx + nx * dy;
        vertices[4 * i + 1] = rest[4 * i + 1]! + uy * dx + ny * dy;
      }
    },
  };
}

/** Two triangles between a vertex, its neighbour to the right, the one below, and the one across; each with texture 0. */
function addQuad(indices: number[], first: number, right: number, below: number): void {
  const [p, q, r, s] = [first, first + below, first + right, first + below + right];
  indices.push(p, q, r, 0, q, r, s, 0);
}
