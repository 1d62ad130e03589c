/** A text without what cannot be seen, and for each of its UTF-16 units the place in the text it is from. */
export type Legible = { text: string; places: number[] };

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFD]$/u;
const PLAIN = /^[ -~]$/;
const JOINER = /^[\u200C\u200D]$/;
const UNSOUND = /^[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Zs}\p{Zl}\p{Zp}]$/u;

/**
 * Makes any text readable: controls, halves of surrogate pairs and any white space become a space; bidirectional
 * controls, zero-width characters and the like go, except a joiner between letters of a script that needs it.
 */
export function legible(given: string): Legible {
  let text = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of given) {
    const kept = PLAIN.test(sign) ? sign : legibleSign(sign, given, place);
    for (let unit = 0; unit < kept.length; unit++) places.push(place + unit);
    text += kept;
    place += sign.length;
  }
  return { text, places };
}

function legibleSign(sign: string, given: string, place: number): string {
  if (UNSOUND.test(sign)) return ' ';
  const joins = given.charCodeAt(place - 1) > 127 && given.charCodeAt(place + 1) > 127;
  return INVISIBLE.test(sign) && !(JOINER.test(sign) && joins) ? '' : sign;
}
