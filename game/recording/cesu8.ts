/**
 * Characters of recordings: CESU-8. Every UTF-16 unit has 1, 2 or 3 bytes of its own, also the halves of a pair. Reading
 * accepts what the original accepts: UTF-8 of up to 6 bytes, overlong forms, and any bits at the top of continuation bytes.
 */

const MAX_CODE_POINT = 0x10ffff;

/** Number of bytes of a character with this first byte; 0 if no character starts with it. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc0) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  if (lead < 0xf8) return 4;
  if (lead < 0xfc) return 5;
  return lead < 0xfe ? 6 : 0;
}

/** Characters per call of String.fromCharCode, whose arguments are limited. */
const CHUNK = 4096;

/** Number of UTF-16 units of the text of these bytes; `~index` of the byte that no character can have. */
export function measureCesu8(bytes: Uint8Array): number {
  let units = 0;
  for (let at = 0; at < bytes.length; units++) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = lengthOf(lead);
    if (length === 0 || at + length > bytes.length) return ~at;
    // Three bytes have at most 16 bits, so that they are a code point and a unit.
    if (length > 3) {
      const code = codeAt(bytes, at, length);
      if (code > MAX_CODE_POINT) return ~at;
      if (code > 0xffff) units++;
    }
    at += length;
  }
  return units;
}

/** The text of these bytes, whose number of units is known to be this. */
export function decodeCesu8(bytes: Uint8Array, units: number): string {
  return units === bytes.length ? decodeAscii(bytes) : decodeCharacters(bytes);
}

function decodeAscii(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + CHUNK));
  }
  return text;
}

function decodeCharacters(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = lengthOf(bytes[at]!);
    text += String.fromCodePoint(codeAt(bytes, at, length));
    at += length;
  }
  return text;
}

/** The code point of the character of this length at this index. */
function codeAt(bytes: Uint8Array, at: number, length: number): number {
  let code = length === 1 ? bytes[at]! : bytes[at]! & (0x7f >> length);
  for (let i = 1; i < length; i++) code = code * 64 + (bytes[at + i]! & 0x3f);
  return code;
}

export function encodeCesu8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[length++] = unit;
    else {
      if (unit < 0x800) bytes[length++] = 0xc0 | (unit >> 6);
      else {
        bytes[length++] = 0xe0 | (unit >> 12);
        bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
      }
      bytes[length++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes.slice(0, length);
}
