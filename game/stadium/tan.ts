/**
 * Tangent for |x| ≤ π with the same bits in every engine.
 *
 * `Math.tan` may differ between engines in the last bit, and one bit in an arc's centre makes two machines' matches
 * diverge. So this is written out from the published fdlibm algorithm (Sun Microsystems, 1993 and 2004: reduction by
 * π/2 in three parts, then an odd polynomial of degree 27), in + − × ÷ only. V8 uses the same algorithm, so the values
 * are the ones existing maps and recordings were made with.
 */

const PI_2_HIGH = 1.5707963267341256;
const PI_2_HIGH_TAIL = 6.077100506506192e-11;
const PI_2_MIDDLE = 6.077100506303966e-11;
const PI_2_MIDDLE_TAIL = 2.0222662487959506e-21;
const TWO_OVER_PI = 0.6366197723675814;
const PI_4_HIGH = 0.7853981633974483;
const PI_4_LOW = 3.061616997868383e-17;

/** High word of the polynomial's bend: from 0.6744 on, tan(x) is taken through tan(π/4 − x). */
const BEND = 0x3fe59428;
/** High word of 2⁻²⁸, below which tan(x) = x in doubles. */
const TINY = 0x3e300000;
/** High word of π/4. */
const QUARTER = 0x3fe921fb;
/** High words of π/2 and π. */
const HALF = 0x3ff921fb;
const WHOLE = 0x400921fb;

const T0 = 0.3333333333333341;
const ODD = [
  0.13333333333320124, 0.021869488294859542, 0.0035920791075913124, 0.0005880412408202641, 0.00007817944429395571,
  -0.000018558637485527546,
] as const;
const EVEN = [
  0.05396825397622605, 0.0088632398235993, 0.0014562094543252903, 0.0002464631348184699, 0.00007140724913826082,
  0.00002590730518636337,
] as const;

const view = new DataView(new ArrayBuffer(8));

/** tan(x) for x in radians, |x| ≤ π; NaN beyond, where the reduction below would lose digits silently. */
export function tan(x: number): number {
  if (!(Math.abs(x) <= 3.141592653589793)) return Number.NaN;
  if ((highWord(x) & 0x7fffffff) <= QUARTER) return kernel(x, 0, true);
  const quarters = Math.floor(Math.abs(x) * TWO_OVER_PI + 0.5);
  const [high, low] = reduce(Math.abs(x), quarters);
  const even = quarters !== 1;
  return x < 0 ? kernel(-high, -low, even) : kernel(high, low, even);
}

/**
 * x − quarters·π/2 as a head and a tail, for one or two quarters. Where x shares its high word with the multiple,
 * digits cancel and the middle part of π/2 is taken off as well; a third part would only matter within 1e-15 of π.
 */
function reduce(x: number, quarters: number): readonly [number, number] {
  let rest = x - quarters * PI_2_HIGH;
  let tail = quarters * PI_2_HIGH_TAIL;
  let high = rest - tail;
  const cancels = quarters === 1 ? highWord(x) === HALF : highWord(x) === WHOLE && exponent(x) - exponent(high) > 16;
  if (cancels) {
    const before = rest;
    const middle = quarters * PI_2_MIDDLE;
    rest = before - middle;
    tail = quarters * PI_2_MIDDLE_TAIL - (before - rest - middle);
    high = rest - tail;
  }
  return [high, rest - high - tail];
}

/** tan(x + y) where |x| ≤ π/4 and y is x's tail; −1/tan(x + y) unless `direct`. */
function kernel(x: number, y: number, direct: boolean): number {
  const high = highWord(x);
  const magnitude = high & 0x7fffffff;
  if (magnitude < TINY) return direct ? x : negativeInverse(x, y, x + y);
  const bent = magnitude >= BEND;
  let head = x;
  let tail = y;
  if (bent) {
    head = PI_4_HIGH - (x < 0 ? -x : x) + (PI_4_LOW - (x < 0 ? -y : y));
    tail = 0;
  }
  const square = head * head;
  const fourth = square * square;
  const cube = square * head;
  let rest = tail + square * (cube * (series(ODD, fourth) + square * series(EVEN, fourth)) + tail);
  rest += T0 * cube;
  const sum = head + rest;
  if (bent) {
    const one = direct ? 1 : -1;
    const value = one - 2 * (head - ((sum * sum) / (sum + one) - rest));
    return x < 0 ? -value : value;
  }
  return direct ? sum : negativeInverse(head, rest, sum);
}

function series(c: readonly [number, number, number, number, number, number], w: number): number {
  return c[0] + w * (c[1] + w * (c[2] + w * (c[3] + w * (c[4] + w * c[5]))));
}

/** −1/(head + rest), with the rounding of the division corrected; sum is head + rest rounded. */
function negativeInverse(head: number, rest: number, sum: number): number {
  const sumTop = withoutLowWord(sum);
  const sumTail = rest - (sumTop - head);
  const inverse = -1 / sum;
  const inverseTop = withoutLowWord(inverse);
  return inverseTop + inverse * (1 + inverseTop * sumTop + inverseTop * sumTail);
}

function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getInt32(0);
}

function exponent(x: number): number {
  return (highWord(x) >> 20) & 0x7ff;
}

function withoutLowWord(x: number): number {
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}
