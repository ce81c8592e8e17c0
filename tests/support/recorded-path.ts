/** What a function adds to the path of a canvas. */
type Point = { readonly x: number; readonly y: number };

export type RecordedPath = {
  /** The points of each subpath; arcs of the canvas are not resolved into points. */
  readonly subpaths: readonly (readonly Point[])[];
  readonly calls: readonly (readonly [name: string, ...numbers: number[]])[];
};

export function recordedPath(trace: (context: CanvasRenderingContext2D) => void): RecordedPath {
  const subpaths: Point[][] = [];
  const calls: [string, ...number[]][] = [];
  const note = (name: string, numbers: readonly number[]) => calls.push([name, ...numbers]);
  const context = {
    moveTo(x: number, y: number) {
      note("moveTo", [x, y]);
      subpaths.push([{ x, y }]);
    },
    lineTo(x: number, y: number) {
      note("lineTo", [x, y]);
      subpaths.at(-1)!.push({ x, y });
    },
    rect(x: number, y: number, width: number, height: number) {
      note("rect", [x, y, width, height]);
      const [right, bottom] = [x + width, y + height];
      subpaths.push([
        { x, y },
        { x: right, y },
        { x: right, y: bottom },
        { x, y: bottom },
      ]);
    },
    arc: (...numbers: number[]) => note("arc", numbers),
    closePath: () => note("closePath", []),
  };
  trace(context as unknown as CanvasRenderingContext2D);
  return { subpaths, calls };
}
