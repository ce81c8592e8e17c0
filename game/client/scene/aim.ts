/** Where the match is looked at from, and how near: the camera of players, of those who watch, and everybody's zoom. */
import type { Frame, FrameSource } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { followed } from "#client/session/spectating.ts";
import { easedShare, moveCamera, panCamera, placeCamera, type Look } from "#client/view/camera.ts";
import { discAt } from "#client/view/pick.ts";
import type { Sight } from "#client/view/stage.ts";
import { zoomFor } from "#client/view/zoom.ts";

/** The canvas's place on the page in CSS pixels, and how many screen pixels one of them has. */
export type Viewport = { readonly width: number; readonly height: number; readonly ratio: number };

/** CSS pixels per second at which held keys move the free camera. */
const PUSH_SPEED = 900;
/** Zooming covers so many times the way that the camera does in the same time. */
const ZOOM_HASTE = 5;
/** Nearer than this share to its aim, the zoom is there. */
const ZOOM_CLOSE = 0.002;

export class Aim {
  readonly sight: Sight = { x: 0, y: 0, width: 1, height: 1 };
  viewport: Viewport;
  readonly #session: Session;
  readonly #calm: MediaQueryList;
  readonly #camera = { x: 0, y: 0 };
  // Filled anew in every frame rather than made.
  readonly #ball = { x: 0, y: 0 };
  readonly #player = { x: 0, y: 0 };
  readonly #look: Look;
  #wish: number;
  #arrived = false;

  constructor(session: Session, viewport: Viewport, calm: MediaQueryList) {
    this.#session = session;
    this.viewport = viewport;
    this.#calm = calm;
    this.#wish = session.zoom.peek();
    const scenery = { width: 0, height: 0, cameraFollow: "ball" } as const;
    this.#look = { scenery, ball: this.#ball, player: undefined, followed: undefined, viewWidth: 1, viewHeight: 1 };
  }

  /** The next frame is the first of another match: no way to it. */
  startAnew(): void {
    this.#arrived = false;
  }

  /** Screen pixels per unit, once the zoom has come to rest. */
  resolution(source: FrameSource | null): number {
    return this.#zoom(source, this.#session.zoom.peek()) * this.viewport.ratio;
  }

  /** Moves on by `elapsedMs` and works out what is seen; gives back screen pixels per unit. */
  update(source: FrameSource, frame: Frame, elapsedMs: number): number {
    this.#nearZoom(elapsedMs);
    const zoom = this.#zoom(source, this.#wish);
    this.#see(source, frame, zoom);
    this.#move(elapsedMs, zoom);
    const { viewWidth, viewHeight } = this.#look;
    this.sight.x = this.#camera.x - viewWidth / 2;
    this.sight.y = this.#camera.y - viewHeight / 2;
    this.sight.width = viewWidth;
    this.sight.height = viewHeight;
    this.#pick(frame, zoom);
    return zoom * this.viewport.ratio;
  }

  #zoom(source: FrameSource | null, wish: number): number {
    return zoomFor(this.viewport, source?.stadium.maxViewWidth ?? 0, wish);
  }

  #nearZoom(elapsedMs: number): void {
    const wanted = this.#session.zoom.peek();
    if (this.#calm.matches || Math.abs(this.#wish / wanted - 1) < ZOOM_CLOSE) this.#wish = wanted;
    else this.#wish += (wanted - this.#wish) * easedShare(elapsedMs * ZOOM_HASTE);
  }

  #see({ stadium }: FrameSource, frame: Frame, zoom: number): void {
    const look = this.#look;
    const { myId, me, spectating, players } = this.#session;
    look.scenery = stadium;
    look.viewWidth = this.viewport.width / zoom;
    look.viewHeight = this.viewport.height / zoom;
    this.#ball.x = frame.x[0] ?? 0;
    this.#ball.y = frame.y[0] ?? 0;
    const mine = discOf(frame, myId.peek());
    const watched = me.peek()?.team === 0 ? followed(spectating.peek(), players.peek()) : undefined;
    const other = watched === undefined ? -1 : discOf(frame, watched.id);
    const shown = mine >= 0 ? mine : other;
    this.#player.x = frame.x[shown] ?? 0;
    this.#player.y = frame.y[shown] ?? 0;
    look.player = mine >= 0 ? this.#player : undefined;
    look.followed = mine < 0 && other >= 0 ? this.#player : undefined;
  }

  #move(elapsedMs: number, zoom: number): void {
    const hand = this.#session.cameraHand;
    const { dragX, dragY } = hand;
    hand.dragX = hand.dragY = 0;
    const free = this.#session.spectating.peek().kind === "free" && this.#session.me.peek()?.team === 0;
    if (free && this.#arrived) {
      const way = (PUSH_SPEED * elapsedMs) / 1000;
      const byX = (hand.pushX * way - dragX) / zoom;
      const byY = (hand.pushY * way - dragY) / zoom;
      return panCamera(this.#camera, this.#look.scenery, byX, byY);
    }
    if (this.#arrived) moveCamera(this.#camera, this.#look, elapsedMs);
    else placeCamera(this.#camera, this.#look);
    this.#arrived = true;
  }

  /** A spectator who clicks somebody follows him. */
  #pick(frame: Frame, zoom: number): void {
    const { cameraHand: hand, spectating, me } = this.#session;
    const { click } = hand;
    hand.click = undefined;
    if (click === undefined || me.peek()?.team !== 0) return;
    const id = discAt(frame, this.sight.x + click.x / zoom, this.sight.y + click.y / zoom);
    if (id !== undefined) spectating.value = { kind: "player", id };
  }
}

/** The number of a player's disc; -1 when he has none. */
function discOf(frame: Frame, id: number): number {
  if (id < 0) return -1;
  for (let i = 1; i < frame.count; i++) if (frame.owner[i] === id) return i;
  return -1;
}
