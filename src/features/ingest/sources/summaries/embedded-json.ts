/** A longer text is not searched, and no more of its opening braces are looked at. */
const MOST_SEARCHED = 20_000;
const MOST_OPENINGS = 100;

/**
 * The last JSON object in a text: models like to think aloud before it, and to put it between ``` marks. Null where there
 * is none.
 */
export function findJsonObject(text: string): object | null {
  if (text.length > MOST_SEARCHED) return null;
  const rest = text.replace(/<think>[\s\S]*?(<\/think>|$)/g, '');
  let found: object | null = null;
  let at = rest.indexOf('{');
  for (let openings = 0; at !== -1 && openings < MOST_OPENINGS; openings += 1) {
    const end = endOfObject(rest, at);
    const value = end === null ? null : parsedObject(rest.slice(at, end));
    found = value ?? found;
    at = rest.indexOf('{', value && end !== null ? end : at + 1);
  }
  return found;
}

/** Where the braces that open at a place are closed; null where they never are. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === '\\') at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '{') depth += 1;
    else if (!isQuoted && sign === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function parsedObject(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
