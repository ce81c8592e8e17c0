/** Where a spectator looks. Players always see their own disc. */
export type Spectating =
  | { readonly kind: "ball" }
  | { readonly kind: "player"; readonly id: number }
  /** Moved by keys or by dragging; the place is the camera's own. */
  | { readonly kind: "free" };
