/** A DOI (ISO 26324): a prefix `10.` with a registrant, a slash, and a suffix of any printable characters. */
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\p{C}]+$/u;
const PREFIX = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|(?:info:)?doi[:\s/]\s*)/i;

/**
 * A DOI as it is kept: bare and lower case (DOIs do not differ by case), from a bare one, `doi:…` or an address.
 * A sentence's end and unbalanced closing brackets are dropped. Null where the text is not a DOI.
 */
export function normaliseDoi(text: string): string | null {
  if (text.length > 500) return null;
  let doi = text.trim();
  if (PREFIX.test(doi)) {
    doi = doi.replace(PREFIX, '');
    if (/%2f/i.test(doi)) doi = decode(doi);
  }
  doi = withoutSentence(doi).toLowerCase();
  return DOI.test(doi) ? doi : null;
}

/** The address of a DOI, its reserved characters escaped. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replace(/\p{Cs}/gu, '')).replace(/[?#]/g, encodeURIComponent)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Brackets are part of some DOIs (`10.1016/s0140-6736(05)61030-4`): only one without its partner is dropped. */
function withoutSentence(text: string): string {
  let end = text.length;
  while (end > 0) {
    const last = text[end - 1] ?? '';
    if ('.,;:\'"”’'.includes(last)) end -= 1;
    else if (last === ')' && !text.slice(0, end).includes('(')) end -= 1;
    else if (last === ']' && !text.slice(0, end).includes('[')) end -= 1;
    else if (last === '}' && !text.slice(0, end).includes('{')) end -= 1;
    else break;
  }
  return text.slice(0, end);
}
