/** The scene of a match: asks the source for a frame, moves the camera, has the picture drawn. */
import { effect } from "@preact/signals-core";
import { Scene, Scenes } from "phaser";
import type { Frame, FrameSource } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { moveCamera, placeCamera, type Look as CameraLook } from "#client/view/camera.ts";
import { looksOf, type Look } from "#client/view/look.ts";
import { createPicture, type Picture } from "#client/view/picture.ts";
import { restFrame } from "#client/view/rest-frame.ts";
import { zoomFor } from "#client/view/zoom.ts";

/** The canvas's place on the page in CSS pixels, and how many screen pixels one of them has. */
export type Viewport = { readonly width: number; readonly height: number; readonly ratio: number };

const SCENE_KEY = "match";

export class MatchScene extends Scene {
  readonly #session: Session;
  readonly #calm: MediaQueryList;
  readonly #camera = { x: 0, y: 0 };
  readonly #sight = { x: 0, y: 0, width: 1, height: 1 };
  // Filled anew in every frame rather than made.
  readonly #ball = { x: 0, y: 0 };
  readonly #player = { x: 0, y: 0 };
  readonly #look: CameraLook;
  #viewport: Viewport;
  #source: FrameSource | null = null;
  /** Drawn while no game is on. */
  #rest: Frame | undefined;
  #looks: ReadonlyMap<number, Look> = new Map();
  #picture: Picture | undefined;
  #arrived = false;

  constructor(session: Session, viewport: Viewport) {
    super(SCENE_KEY);
    this.#session = session;
    this.#viewport = viewport;
    const scenery = { width: 0, height: 0, cameraFollow: "ball" } as const;
    this.#look = { scenery, ball: this.#ball, player: undefined, viewWidth: 1, viewHeight: 1 };
    this.#calm = matchMedia("(prefers-reduced-motion: reduce)");
  }

  create(): void {
    const followSource = effect(() => {
      this.#source = this.#session.frames.value;
      this.#rest = this.#source ? restFrame(this.#source.stadium) : undefined;
      this.#arrived = false;
      this.repaint();
    });
    const followLooks = effect(() => {
      this.#looks = looksOf(this.#session);
    });
    this.events.once(Scenes.Events.DESTROY, () => {
      followSource();
      followLooks();
    });
  }

  /** Fits the camera to a new size at once; textures follow with `repaint`. */
  fit(viewport: Viewport): void {
    this.#viewport = viewport;
  }

  /** Makes the picture anew: for another stadium, another size, or fonts that have arrived. */
  repaint(): void {
    this.#picture?.destroy();
    this.#picture = undefined;
    const stadium = this.#source?.stadium;
    if (stadium) this.#picture = createPicture(this, stadium, this.#resolution(), this.#calm.matches);
  }

  override update(time: number, elapsedMs: number): void {
    const source = this.#source;
    if (!source || !this.#picture) return;
    const sampled = source.sample(time);
    const frame = sampled.count > 0 || !this.#rest ? sampled : this.#rest;
    this.#aim(source, frame, elapsedMs);
    this.#picture.draw(frame, this.#looks, this.#sight, elapsedMs);
  }

  #zoom(): number {
    return zoomFor(this.#viewport, this.#source?.stadium.maxViewWidth ?? 0);
  }

  #resolution(): number {
    return this.#zoom() * this.#viewport.ratio;
  }

  /** Moves the camera and works out what it sees. */
  #aim({ stadium }: FrameSource, frame: Frame, elapsedMs: number): void {
    const zoom = this.#zoom();
    const look = this.#look;
    const mine = this.#myDisc(frame);
    look.scenery = stadium;
    look.viewWidth = this.#viewport.width / zoom;
    look.viewHeight = this.#viewport.height / zoom;
    this.#ball.x = frame.x[0] ?? 0;
    this.#ball.y = frame.y[0] ?? 0;
    this.#player.x = frame.x[mine] ?? 0;
    this.#player.y = frame.y[mine] ?? 0;
    look.player = mine < 0 ? undefined : this.#player;
    if (this.#arrived) moveCamera(this.#camera, look, elapsedMs);
    else placeCamera(this.#camera, look);
    this.#arrived = true;
    this.#sight.x = this.#camera.x - look.viewWidth / 2;
    this.#sight.y = this.#camera.y - look.viewHeight / 2;
    this.#sight.width = look.viewWidth;
    this.#sight.height = look.viewHeight;
    this.cameras.main.setZoom(zoom * this.#viewport.ratio).centerOn(this.#camera.x, this.#camera.y);
  }

  #myDisc(frame: Frame): number {
    const id = this.#session.myId.value;
    if (id < 0) return -1;
    for (let i = 1; i < frame.count; i++) if (frame.owner[i] === id) return i;
    return -1;
  }
}
