/** Whether the browser can draw with WebGL: graphics drivers can be missing, blocked or switched off. */
export function canDraw(): boolean {
  const context = document.createElement("canvas").getContext("webgl");
  // Browsers allow few contexts at a time.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
