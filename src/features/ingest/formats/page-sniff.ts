import { readFurniture } from './page-furniture';
import { proseWeight } from './prose';

/** Where a page's header may stand, in lines that are not blank. */
const HEADER_LINES = 60;

/** The beginnings of other formats: markup, JSON, PDF, BibTeX, RIS, Markdown. */
const OTHER_FORMATS = /^(?:<|[[{]["'\s\]}[{]|"|%PDF|%!PS|@\w+\s*[{(]|TY {2}- |#{1,6} |```|---\s*$)/m;

/** Labels that only the header of a papers page has. */
const PAGE_LABELS = /^(?:daily papers|trending papers|get trending papers in your email inbox!?)$/i;

/** Whether a text has a papers page's header, or at least a title with an abstract behind it. */
export function looksLikePage(head: string): boolean {
  const text = head.trimStart();
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (text.startsWith('<') || text.startsWith('%PDF')) return false;
  if (lines.slice(0, HEADER_LINES).some(isHeader)) return true;
  if (OTHER_FORMATS.exec(text)?.index === 0 || isTableHead(lines[0] ?? '')) return false;
  const paragraphs = lines.filter((line) => readFurniture(line) === null);
  return paragraphs.some((line, at) => isTitle(line) && isAbstract(paragraphs[at + 1] ?? ''));
}

function isHeader(line: string): boolean {
  if (line.length > 200) return false;
  return PAGE_LABELS.test(line) || (readFurniture(line)?.some((piece) => piece.kind === 'curators') ?? false);
}

function isTitle(line: string): boolean {
  return line.length <= 300 && line.includes(' ') && proseWeight(line) < 0;
}

function isAbstract(line: string): boolean {
  return line.length >= 120 && proseWeight(line) > 3;
}

/** The names of columns: "id,title,abstract". */
function isTableHead(line: string): boolean {
  return /^"?[\p{L}_][\w .-]{0,40}"?(?:[,;\t]"?[\p{L}_][\w.-][\w .-]{0,40}"?)+$/u.test(line);
}
