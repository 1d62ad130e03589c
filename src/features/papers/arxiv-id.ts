/**
 * arXiv identifiers (https://info.arxiv.org/help/arxiv_identifier.html): `YYMM.NNNN` from April 2007 to December
 * 2014, `YYMM.NNNNN` since, `archive/YYMMNNN` before; each may carry a version.
 */
export type ArxivId = {
  /** Without version; an old id without its subject class: "2406.11944", "hep-th/9901001". */
  id: string;
  version: number | null;
};

/** The archives that gave ids of the old form; anything else before the slash is not an arXiv id. */
const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|' +
  'funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|' +
  'plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con';

const NEW_FORM = String.raw`(?<yymm>\d{4})\.(?<number>\d{4,5})`;
const OLD_FORM = String.raw`(?<archive>${OLD_ARCHIVES})(?:\.[a-z]{2})?/(?<oldYymm>\d{4})(?<oldNumber>\d{3})`;
const VERSION = String.raw`(?:v(?<version>[1-9]\d{0,2}))?`;
const IDENTIFIER = `(?:${NEW_FORM}|${OLD_FORM})${VERSION}`;

/** What may stand before an identifier: a label, an address of arXiv or one of its mirrors, a DOI. */
const PREFIX =
  String.raw`(?:arxiv\s*:\s*|(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.|` +
  String.raw`(?:https?://)?(?:[a-z]{2,10}\.)?(?:arxiv|alphaxiv|ar5iv)(?:\.labs\.arxiv)?\.org/` +
  '(?:abs|pdf|html|format|e-print|src|ps|overview|resources)/|' +
  String.raw`(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/papers/)`;

const WHOLE = new RegExp(String.raw`^${PREFIX}?${IDENTIFIER}(?:\.pdf)?/?(?:[?#]\S*)?$`, 'i');
/** In running text a bare number is not enough ("section 1203.4512"): a prefix must say that it is arXiv's. */
const WITHIN = new RegExp(String.raw`(?<![\w.])${PREFIX}${IDENTIFIER}(?![\w])(?!\.\d)`, 'i');

/** Reads a text that is an arXiv id or address and nothing else; null where it is not one. */
export function parseArxivId(text: string): ArxivId | null {
  if (text.length > 500) return null;
  return read(WHOLE.exec(text.trim()));
}

/** The first arXiv id that a longer text names with its label or address ("arXiv:2406.11944v2"). */
export function findArxivId(text: string): ArxivId | null {
  return read(WITHIN.exec(text));
}

/** The addresses arXiv serves for an id. */
export function arxivUrls(id: string): { abs: string; pdf: string; html: string; doi: string } {
  return {
    abs: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    html: `https://arxiv.org/html/${id}`,
    doi: `https://doi.org/${arxivDoi(id)}`,
  };
}

/** The DOI arXiv registers for an id, lower case as DOIs are kept here. */
export function arxivDoi(id: string): string {
  return `10.48550/arxiv.${id.toLowerCase()}`;
}

/** The month in which an id was given, as `YYYY-MM`; null where the text is not an id. */
export function arxivMonth(id: string): string | null {
  const parsed = parseArxivId(id);
  if (!parsed) return null;
  const yymm = parsed.id.includes('/') ? parsed.id.slice(-7, -3) : parsed.id.slice(0, 4);
  return `${fullYear(yymm)}-${yymm.slice(2)}`;
}

function read(match: RegExpExecArray | null): ArxivId | null {
  const found = match?.groups;
  if (!found) return null;
  const version = found.version ? Number(found.version) : null;
  if (found.yymm && found.number) {
    if (!isNewForm(found.yymm, found.number)) return null;
    return { id: `${found.yymm}.${found.number}`, version };
  }
  if (!found.archive || !found.oldYymm || !found.oldNumber) return null;
  const month = Number(found.oldYymm.slice(2));
  const year = fullYear(found.oldYymm);
  const inUse = year >= 1991 && (year < 2007 || (year === 2007 && month <= 3));
  if (!inUse || !isMonth(found.oldYymm) || found.oldNumber === '000') return null;
  return { id: `${found.archive.toLowerCase()}/${found.oldYymm}${found.oldNumber}`, version };
}

function isNewForm(yymm: string, number: string): boolean {
  if (!isMonth(yymm) || Number(number) === 0) return false;
  return yymm >= '1501' ? number.length === 5 : yymm >= '0704' && number.length === 4;
}

function isMonth(yymm: string): boolean {
  const month = Number(yymm.slice(2));
  return month >= 1 && month <= 12;
}

/** arXiv began in 1991: 91 to 99 are of the last century. */
function fullYear(yymm: string): number {
  const year = Number(yymm.slice(0, 2));
  return year > 90 ? 1900 + year : 2000 + year;
}
