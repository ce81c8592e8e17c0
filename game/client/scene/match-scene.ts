/** The scene of a match: asks the source for a frame, has the camera aimed and the picture drawn. */
import { effect } from "@preact/signals-core";
import { Scene, Scenes } from "phaser";
import type { Frame, FrameSource } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";

import { looksOf, type Look } from "#client/view/look.ts";
import { createPicture, type Picture } from "#client/view/picture.ts";
import { restFrame } from "#client/view/rest-frame.ts";
import { SILENCE, talkOf, type BubbleWords, type Talk } from "#client/view/talk.ts";
import { Aim, type Viewport } from "./aim.ts";

const SCENE_KEY = "match";

/** Textures are made anew when the zoom has been left alone for this long … */
const ZOOM_SETTLE_MS = 350;
/** … and only when they are this much too coarse or too fine. */
const ZOOM_TOLERANCE = 0.15;

export class MatchScene extends Scene {
  readonly #session: Session;
  readonly #words: BubbleWords;
  readonly #calm: MediaQueryList;
  readonly #aim: Aim;
  #source: FrameSource | null = null;
  /** Drawn while no game is on. */
  #rest: Frame | undefined;
  #looks: ReadonlyMap<number, Look> = new Map();
  #talk: Talk = SILENCE;
  #picture: Picture | undefined;
  /** What the picture's textures are made for. */
  #resolution = 1;
  /** Counts down after the zoom was changed. */
  #zoomingMs = 0;

  constructor(session: Session, viewport: Viewport, words: BubbleWords) {
    super(SCENE_KEY);
    this.#session = session;
    this.#words = words;
    this.#calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.#aim = new Aim(session, viewport, this.#calm);
  }

  create(): void {
    const stops = [
      effect(() => {
        this.#source = this.#session.frames.value;
        this.#rest = this.#source ? restFrame(this.#source.stadium) : undefined;
        this.#aim.startAnew();
        this.repaint();
      }),
      effect(() => {
        this.#looks = looksOf(this.#session);
      }),
      effect(() => {
        this.#talk = talkOf(this.#session, this.#words);
      }),
      effect(() => {
        if (this.#session.zoom.value > 0) this.#zoomingMs = ZOOM_SETTLE_MS;
      }),
    ];
    this.events.once(Scenes.Events.DESTROY, () => stops.forEach((stop) => stop()));
  }

  /** Fits the camera to a new size at once; textures follow with `repaint`. */
  fit(viewport: Viewport): void {
    this.#aim.viewport = viewport;
  }

  /** Makes the picture anew: for another stadium, another size, or fonts that have arrived. */
  repaint(): void {
    this.#picture?.destroy();
    this.#picture = undefined;
    const stadium = this.#source?.stadium;
    if (!stadium) return;
    this.#resolution = this.#aim.resolution(this.#source);
    this.#picture = createPicture(this, stadium, this.#resolution, this.#calm.matches);
  }

  override update(time: number, elapsedMs: number): void {
    const source = this.#source;
    this.#settleZoom(elapsedMs);
    if (!source || !this.#picture) return;
    const sampled = source.sample(time);
    const frame = sampled.count > 0 || !this.#rest ? sampled : this.#rest;
    const scale = this.#aim.update(source, frame, elapsedMs);
    const { sight } = this.#aim;
    this.cameras.main.setZoom(scale).centerOn(sight.x + sight.width / 2, sight.y + sight.height / 2);
    this.#picture.draw(frame, this.#looks, sight, elapsedMs);
    this.#picture.drawTalk(frame, this.#talk, time);
  }

  #settleZoom(elapsedMs: number): void {
    if (this.#zoomingMs <= 0) return;
    this.#zoomingMs -= elapsedMs;
    if (this.#zoomingMs > 0) return;
    const error = this.#aim.resolution(this.#source) / this.#resolution - 1;
    if (Math.abs(error) > ZOOM_TOLERANCE) this.repaint();
  }
}
