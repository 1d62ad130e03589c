import { type ArxivId, findArxivId, parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { classifyLink } from '@/features/papers/links';
import type { IncomingPaper } from '../../schema';
import type { Fields } from './read-fields';
import { ungroup } from './ungroup';

const ARXIV_DOI = /^10\.48550\/arxiv\./;

/** "arXiv preprint arXiv:2406.11944", "CoRR": no venue, but where the id may stand. */
const ARXIV_JOURNAL = /^\W*(?:arxiv\b|corr\W*$|computing research repository|abs\/\d)/i;

/**
 * The arXiv id of an entry: `eprint`, unless `archiveprefix` or `eprinttype` says that it is another archive's; else
 * what the DOI, the address, the journal or DBLP's volume ("abs/2406.11944") names.
 */
export function arxivIdOf(fields: Fields): ArxivId | null {
  const archive = plain(fields.get('archiveprefix') ?? fields.get('eprinttype'));
  const isArxiv = archive === '' || /^arxiv$/i.test(archive);
  const journal = plain(fields.get('journal') ?? fields.get('journaltitle') ?? fields.get('howpublished'));
  return (
    (isArxiv ? parseArxivId(plain(fields.get('eprint'))) : null) ??
    parseArxivId(plain(fields.get('doi'))) ??
    parseArxivId(addressOf(fields) ?? '') ??
    (ARXIV_JOURNAL.test(journal) ? arxivIdIn(`${journal} ${plain(fields.get('volume'))}`) : null)
  );
}

/** The DOI of the published paper: arXiv's own say no more than its id. */
export function doiOf(fields: Fields): string | null {
  const doi = normaliseDoi(plain(fields.get('doi'))) ?? normaliseDoi(addressOf(fields) ?? '');
  return doi && !ARXIV_DOI.test(doi) ? doi : null;
}

export function venueOf(fields: Fields): string | null {
  const names = ['journal', 'journaltitle', 'booktitle'].map((name) =>
    ungroup(fields.get(name) ?? '').trim(),
  );
  return names.find((name) => name !== '' && !ARXIV_JOURNAL.test(name)) ?? null;
}

/**
 * The address of an entry as a link: of code, a model, data or a video wherever the host says so. Any other is taken
 * only where nothing else leads to the paper.
 */
export function linksOf(fields: Fields, isKnownElsewhere: boolean): IncomingPaper['links'] {
  const url = addressOf(fields);
  const link = url === null ? null : classifyLink(url, { kind: 'project' });
  if (!link || (link.kind === 'project' && isKnownElsewhere)) return [];
  return [{ kind: link.kind, url: link.url, stars: null }];
}

function addressOf(fields: Fields): string | null {
  const text = fields.get('url') ?? fields.get('howpublished') ?? '';
  return /https?:\/\/[^\s{}]+/i.exec(text.replace(/\\([_%&#~$])/g, '$1'))?.[0] ?? null;
}

function arxivIdIn(text: string): ArxivId | null {
  const inAbs = /\babs\/(\S+)/i.exec(text)?.[1] ?? '';
  return findArxivId(text) ?? parseArxivId(inAbs);
}

/** A value that is no prose: without TeX's braces and escapes. */
function plain(value: string | undefined): string {
  return (value ?? '')
    .replace(/[{}]/g, '')
    .replace(/\\([_%&#$])/g, '$1')
    .trim();
}
