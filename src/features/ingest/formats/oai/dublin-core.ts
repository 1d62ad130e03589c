import { z } from 'zod';
import { findArxivId, parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { dayToDate } from '@/lib/day';
import { joinParsedName } from '../arxiv-authors';
import { authorsNamed } from '../arxiv-fields';
import { readDay } from '../fields';
import { describeProblem } from '../problem';
import { inNamespace, textOf, textsOf, type XmlNode } from '../xml/node';
import type { Metadata } from './metadata';

const dc = inNamespace('http://purl.org/dc/elements/1.1/');

const dublinCoreSchema = z.object({
  title: z.string().regex(/\S/, 'empty'),
  creators: z.array(z.string()),
  descriptions: z.array(z.string()),
  dates: z.array(
    z.string().transform((text, context) => {
      const day = readDay(text.slice(0, 10));
      if (day) return dayToDate(day);
      context.addIssue('not a day (YYYY-MM-DD)');
      return z.NEVER;
    }),
  ),
  identifiers: z.array(z.string()),
});

const COMMENT = /^Comments?:\s*/;

/**
 * `oai_dc` as arXiv fills it: the abstract and then the comment as descriptions, the days of the first and the latest
 * version as dates, its address, journal and DOI as identifiers. Subjects are names, so there are no categories.
 */
export function readDublinCore(node: XmlNode): Metadata {
  const { data, error } = dublinCoreSchema.safeParse({
    title: textOf(node, dc('title')) ?? '',
    creators: textsOf(node, dc('creator')),
    descriptions: textsOf(node, dc('description')),
    dates: textsOf(node, dc('date')),
    identifiers: textsOf(node, dc('identifier')),
  });
  if (!data) return { reason: describeProblem(error) };
  const dates = data.dates.toSorted((one, other) => one.getTime() - other.getTime());
  const [first, last] = [dates.at(0), dates.at(-1)];
  const addresses = data.identifiers.filter((text) => findArxivId(text) ?? parseArxivId(text));
  const [doi = null] = data.identifiers.flatMap((text) => normaliseDoi(text) ?? []);
  const said = {
    title: data.title,
    abstract: data.descriptions.find((text) => !COMMENT.test(text)) ?? null,
    comment: data.descriptions.find((text) => COMMENT.test(text))?.replace(COMMENT, '') ?? null,
    journalRef: data.identifiers.find((text) => isReference(text)) ?? null,
    doi,
    authors: authorsNamed(data.creators.map((name) => joinParsedName(name.split(/,\s*/, 3)))),
    publishedAt: first ? { at: first, precision: 'day' as const } : null,
    updatedAt: last ?? null,
  };
  return { id: addresses[0] ?? '', said };
}

/** "Phys.Rev.D76:013009,2007": neither an address nor a DOI. */
function isReference(identifier: string): boolean {
  return !/^(?:https?:|doi:|arxiv:|urn:|10\.\d{4})/i.test(identifier);
}
