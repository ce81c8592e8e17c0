/** Light on goal posts, above the flat disc of each. */
import { paintPostLight, postsOf } from "#client/paint/post.ts";
import type { Frame } from "#client/session/frame.ts";
import { discDepth } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Posts = { draw(frame: Frame): void };

/** Undefined in the classic look. */
export function createPosts({ scene, stadium, style, textures, resolution, axes }: RenderContext): Posts | undefined {
  if (style.look === "classic") return undefined;
  const posts = postsOf(stadium).map((index) => {
    const { radius } = stadium.discs[index]!;
    const key = textures.get(`post/${radius}`, radius, radius, (context) => paintPostLight(context, radius));
    return {
      index,
      radius,
      image: scene.add
        .image(0, 0, key)
        .setDepth(discDepth(index + 0.4))
        .setRotation(axes.rotation),
    };
  });
  return {
    draw(frame) {
      for (const { index, radius, image } of posts) {
        // Scripts may resize and remove them.
        const shown = index < frame.count ? frame.radius[index]! : 0;
        image.visible = shown > 0;
        image.setPosition(frame.x[index]!, frame.y[index]!).setScale(shown / radius / resolution);
      }
    },
  };
}
