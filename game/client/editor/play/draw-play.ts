/** Draws a play over the map: joints, discs, ball and players, the paths of ball and player, and the normals of contacts. */
import { paintBall, hasFootball } from "#client/paint/ball.ts";
import { createBallSpin, rollBall } from "#client/paint/ball-spin.ts";
import { type Area, EXACT_REACH } from "#client/paint/clip.ts";
import { css } from "#client/paint/color.ts";
import {
  outlineOf,
  OUTLINE_WIDTH,
  paintHalo,
  paintKickRing,
  paintPlayer,
  paintStadiumDisc,
} from "#client/paint/disc.ts";
import { paintJoints } from "#client/paint/joints.ts";
import { SUN, WHITE } from "#client/paint/palette.ts";
import type { Turn } from "#client/session/device.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import type { Point } from "#sim/stadium.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { Contact } from "./contact-trace.ts";
import type { PlayDisc, PlayFrame } from "./play-frame.ts";

export type PlayDrawing = {
  /** The part of the map that the canvas shows. */
  readonly area: Area;
  /** The canvas's CSS pixels per map unit. */
  readonly pixelsPerUnit: number;
  /** Of the map on the canvas. */
  readonly turn: Turn;
  readonly trails: boolean;
  readonly contacts: boolean;
};

type Context = CanvasRenderingContext2D;

const JOINT_WIDTH = 3;

/** In CSS pixels. */
const TRAIL_WIDTH = 2;
const ARROW_LENGTH = 26;
const ARROW_HEAD = 7;

/** Map units beyond a player's edge. */
const HALO = 5;

/** A ball that moves farther between two frames was put there and does not roll. */
const ROLL_MAX = 100;

/** For one play: the ball rolls from frame to frame. */
export class PlayPainter {
  readonly #spin = createBallSpin();
  #lastBall: Point | undefined;

  /** Expects a context whose unit is the map's. */
  paint(context: Context, frame: PlayFrame, drawing: PlayDrawing): void {
    const { stadium, discs, trails, contacts } = frame;
    context.save();
    if (drawing.trails) {
      paintTrail(context, trails.own, drawing, SUN);
      paintTrail(context, trails.ball, drawing, WHITE);
    }
    paintJoints(context, { joints: stadium.joints, discs }, JOINT_WIDTH, drawing.area);
    this.#roll(discs[0]);
    for (const [i, disc] of discs.entries()) {
      if (disc.team !== SPECTATORS) paintPlayerDisc(context, disc, drawing.turn);
      else if (i === 0 && hasFootball(stadium) && disc.radius > 0 && disc.radius < EXACT_REACH) {
        this.#paintFootball(context, disc);
      } else paintStadiumDisc(context, disc, disc.color, drawing.area);
    }
    if (drawing.contacts) for (const contact of contacts) paintContact(context, contact, drawing.pixelsPerUnit);
    context.restore();
  }

  #roll(ball: PlayDisc | undefined): void {
    if (ball === undefined) return;
    const [dx, dy] = [ball.x - (this.#lastBall?.x ?? ball.x), ball.y - (this.#lastBall?.y ?? ball.y)];
    if (Math.abs(dx) + Math.abs(dy) < ROLL_MAX) rollBall(this.#spin, dx, dy, ball.radius);
    this.#lastBall = { x: ball.x, y: ball.y };
  }

  #paintFootball(context: Context, { x, y, radius }: PlayDisc): void {
    context.save();
    context.translate(x, y);
    paintBall(context, radius, this.#spin);
    context.restore();
  }
}

/** Upright on a turned map, too. */
function paintPlayerDisc(context: Context, disc: PlayDisc, turn: Turn): void {
  const { x, y, radius, team, number, own, ring } = disc;
  // Smaller than its outline, there is nothing to paint.
  if (!(radius > outlineOf(radius, OUTLINE_WIDTH))) return;
  context.save();
  context.translate(x, y);
  context.rotate((-turn * Math.PI) / 2);
  if (own) paintHalo(context, radius + HALO, "full");
  paintPlayer(context, radius, { ...(team === RED_TEAM ? RED_KIT : BLUE_KIT), label: String(number) });
  if (ring) paintKickRing(context, radius);
  context.restore();
}

/** Fades towards its oldest end. */
function paintTrail(context: Context, points: readonly Point[], { pixelsPerUnit }: PlayDrawing, color: number): void {
  context.lineWidth = TRAIL_WIDTH / pixelsPerUnit;
  context.lineCap = "round";
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    context.strokeStyle = css(color, (0.8 * i) / points.length);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

/** An arrow from the point of the contact along its normal: the direction in which the disc was pushed. */
function paintContact(context: Context, { point, normal, bounced, kind }: Contact, pixelsPerUnit: number): void {
  const color = bounced ? SUN : WHITE;
  context.save();
  context.translate(point.x, point.y);
  context.scale(1 / pixelsPerUnit, 1 / pixelsPerUnit);
  context.rotate(Math.atan2(normal.y, normal.x));
  context.globalAlpha = kind === "joint" ? 0.5 : 1;
  context.strokeStyle = css(color);
  context.fillStyle = css(color);
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(ARROW_LENGTH - ARROW_HEAD, 0);
  context.stroke();
  context.beginPath();
  context.moveTo(ARROW_LENGTH, 0);
  context.lineTo(ARROW_LENGTH - ARROW_HEAD, -ARROW_HEAD / 2);
  context.lineTo(ARROW_LENGTH - ARROW_HEAD, ARROW_HEAD / 2);
  context.closePath();
  context.fill();
  context.restore();
}
