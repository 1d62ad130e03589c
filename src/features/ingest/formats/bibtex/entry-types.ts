/** Entry types of BibTeX and biblatex, and what else begins with "@". */
const TYPES = new Set(
  (
    'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis ' +
    'proceedings techreport unpublished bookinbook collection dataset electronic inreference mvbook mvcollection ' +
    'mvproceedings mvreference online patent periodical reference report set software suppbook suppcollection ' +
    'suppperiodical thesis www xdata preprint artwork audio bibnote image video string comment preamble'
  ).split(' '),
);

/** What begins an entry: "@article{" or "@Article (". */
export const ENTRY_HEAD = /^@\s*([A-Za-z]+)\s*[{(]$/;

/** The beginning of what may yet become one. */
export const PARTIAL_HEAD = /^@\s*(?:[A-Za-z]+\s*)?$/;

/** Whether a line that begins with "@word{" begins an entry, also where braces are still open. */
export function isKnownType(type: string): boolean {
  return TYPES.has(type.toLowerCase());
}
