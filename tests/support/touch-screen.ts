/** Fingers on the touch screen of a page in Chromium. */
import type { Page } from "playwright-core";

export type Finger = { readonly id: number; readonly x: number; readonly y: number };

export type TouchScreen = (
  type: "touchStart" | "touchMove" | "touchEnd",
  ...fingers: readonly Finger[]
) => Promise<void>;

/** Each call of the result names the fingers that are down. */
export async function touchScreen(page: Page): Promise<TouchScreen> {
  const session = await page.context().newCDPSession(page);
  return async (type, ...touchPoints) => {
    await session.send("Input.dispatchTouchEvent", { type, touchPoints: [...touchPoints] });
  };
}
