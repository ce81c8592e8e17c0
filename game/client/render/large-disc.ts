/**
 * A disc that is too large for a texture: a quad over its visible part, whose shader computes for every pixel how far it is
 * from the disc's edge. Exact for any radius and zoom, at one draw call and without a texture.
 */
import type { GameObjects, Renderer } from "phaser";
import type { Rgb } from "#client/paint/color.ts";
import { DISC_DISTANCE_GLSL, discTerms } from "./disc-distance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

/** What fills a disc: nothing, one colour, or stripes as of a kit, from left to right before they are turned. */
export type DiscFill = {
  /** Up to three. */
  readonly colors: readonly Rgb[];
  /** Degrees. */
  readonly angle: number;
  readonly outline: Rgb;
  /** Map units, inside the radius. */
  readonly outlineWidth: number;
  /** Opacity, from 0 to 1. */
  readonly alpha: number;
};

export type LargeDisc = {
  /** Draws the part of the disc that is in the view; a disc without one is hidden. Lengths are map units. */
  draw(x: number, y: number, radius: number, fill: DiscFill, view: ViewArea): void;
  hide(): void;
};

/** Map units around the view that are drawn as well, because a goal shakes the camera. */
const MARGIN = 16;

const FRAGMENT = `
#pragma phaserTemplate(shaderName)
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform vec2 size;
uniform vec4 terms;
uniform vec4 stripes;
uniform vec3 colorA;
uniform vec3 colorB;
uniform vec3 colorC;
uniform vec4 outline;
uniform float alpha;
varying vec2 outTexCoord;
${DISC_DISTANCE_GLSL}
void main() {
  vec2 at = vec2(outTexCoord.x - 0.5, 0.5 - outTexCoord.y) * size;
  float distance = discDistance(terms, at);
  float covered = clamp(0.5 - distance, 0.0, 1.0);
  float filled = clamp(0.5 - distance - outline.w, 0.0, 1.0);
  float stripe = floor((dot(at * terms.z - terms.xy, stripes.xy) + 1.0) * stripes.z);
  vec3 color = stripe < 1.0 ? colorA : stripe < 2.0 ? colorB : colorC;
  float outlined = covered - filled;
  filled *= stripes.w;
  gl_FragColor = vec4(color * filled + outline.rgb * outlined, filled + outlined) * alpha;
}`;

export function createLargeDisc({ scene, axes }: RenderContext, depth: number): LargeDisc {
  // Read by the shader when it is drawn.
  const size = [1, 1];
  const terms = [0, 0, 0, 0];
  let uniforms: FillUniforms | undefined;
  let shown: DiscFill | undefined;
  const shader = scene.add
    .shader({
      name: "LargeDisc",
      fragmentSource: FRAGMENT,
      setupUniforms: (set: (name: string, value: number | readonly number[]) => void) => {
        set("size", size);
        set("terms", terms);
        if (!uniforms) return;
        for (const [name, value] of Object.entries(uniforms)) set(name, value);
        const { outline } = uniforms;
        set("outline", [outline[0]!, outline[1]!, outline[2]!, outline[3]! * scene.cameras.main.zoom]);
      },
    })
    .setOrigin(0, 0)
    .setDepth(depth)
    .setVisible(false);
  shareNode(shader);

  return {
    draw(x, y, radius, fill, view) {
      const box = visibleBox(x, y, radius, fill, view);
      shader.visible = box !== undefined;
      if (!box) return;
      if (fill !== shown) uniforms = uniformsOf((shown = fill), axes.rotation);
      const scale = scene.cameras.main.zoom;
      const { left, top, right, bottom } = box;
      shader.setPosition(left, top).setSize(right - left, bottom - top);
      size[0] = (right - left) * scale;
      size[1] = (bottom - top) * scale;
      const relative = discTerms((x - (left + right) / 2) * scale, (y - (top + bottom) / 2) * scale, radius * scale);
      terms[0] = relative.x;
      terms[1] = relative.y;
      terms[2] = relative.curvature;
      terms[3] = relative.offset;
    },
    hide() {
      shader.visible = false;
    },
  };
}

/** The part of the view that a disc is in; undefined where none of its pixels are. */
function visibleBox(x: number, y: number, radius: number, fill: DiscFill, view: ViewArea) {
  const left = Math.max(x - radius, view.x - MARGIN);
  const right = Math.min(x + radius, view.x + view.width + MARGIN);
  const top = Math.max(y - radius, view.y - MARGIN);
  const bottom = Math.min(y + radius, view.y + view.height + MARGIN);
  if (!(left < right && top < bottom)) return undefined;
  // From the disc's edge to the middle of the box; the box is on one side of the edge if that is longer than its half diagonal.
  const gap = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) - radius;
  const reach = Math.hypot(right - left, bottom - top) / 2;
  const inside = gap < -reach - fill.outlineWidth;
  if (!(gap <= reach) || (inside && fill.colors.length === 0)) return undefined;
  return { left, top, right, bottom };
}

type FillUniforms = { readonly [name in "stripes" | "colorA" | "colorB" | "colorC" | "outline"]: readonly number[] } & {
  readonly alpha: number;
};

function uniformsOf({ colors, angle, outline, outlineWidth, alpha }: DiscFill, rotation: number): FillUniforms {
  const turn = (angle * Math.PI) / 180 + rotation;
  const [a = 0, b = a, c = b] = colors;
  return {
    stripes: [Math.cos(turn), Math.sin(turn), colors.length / 2, colors.length > 0 ? 1 : 0],
    colorA: lightOf(a),
    colorB: lightOf(b),
    colorC: lightOf(c),
    outline: [...lightOf(outline), outlineWidth],
    alpha,
  };
}

function lightOf(color: Rgb): readonly number[] {
  return [16, 8, 0].map((shift) => ((color >> shift) & 255) / 255);
}

type ShaderNode = GameObjects.Shader["renderNode"];

/** By Phaser's renderer: what draws all large discs, as long as the page lives. */
const nodes = new WeakMap<object, ShaderNode>();

/**
 * Replaces a shader's own node before its first use. Phaser keeps the node's buffer and vertex array after the shader is
 * destroyed, and makes them again whenever the graphics context is restored.
 */
function shareNode(shader: GameObjects.Shader): void {
  const own: ShaderNode = shader.renderNode;
  const renderer = own.renderer as Renderer.WebGL.WebGLRenderer;
  const shared = nodes.get(renderer);
  if (shared) {
    shader.renderNode = shared;
    renderer.deleteBuffer(own.vertexBufferLayout.buffer);
  } else nodes.set(renderer, own);
}
