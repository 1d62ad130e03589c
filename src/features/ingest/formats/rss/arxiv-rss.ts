import { z } from 'zod';
import { dayOf } from '@/lib/day';
import type { Announcement, Format, FormatOptions } from '../../schema';
import { splitAuthorLine } from '../arxiv-authors';
import { authorsNamed, categoryCodes, editionsOf, firstDoi } from '../arxiv-fields';
import { instant, optional, optionalText } from '../fields';
import { incomingPaper } from '../incoming-paper';
import { describeProblem } from '../problem';
import { type Reading, readElements } from '../records';
import { splitXmlElements, type XmlElement } from '../xml/elements';
import { inNamespace, textOf, textsOf, type XmlNode } from '../xml/node';
import { rootOf } from '../xml/root';
import { isFirstHere, readAnnouncementType, readDescription } from './announcement';
import { arxiv, CHANNEL, dateOfChannel, idOfItem } from './channel';

const dc = inNamespace('http://purl.org/dc/elements/1.1/');

/**
 * arXiv's announcements of a day (https://info.arxiv.org/help/rss_specifications.html), one item a paper; a channel
 * without items on the days named in `skipDays`. Their dates are those of the announcement, not of the paper. Into
 * an edition asked for go papers that are new, in their category or in a further one; new versions do not.
 */
export const arxivRss: Format = {
  name: 'arxiv-rss',
  title: "RSS of arXiv's daily announcements",
  sniff: (head) => rootOf(head) === 'rss',
  parse: (chunks, options) => {
    let builtAt: Date | null = null;
    return readElements(splitXmlElements(chunks, CHANNEL), (element) => {
      if (element.node.name === 'item') return readItem(element, builtAt, options);
      builtAt ??= dateOfChannel(element.node);
      return null;
    });
  },
};

const itemSchema = z.object({
  title: z.string().regex(/\S/, 'empty'),
  description: z.string(),
  'arxiv:announce_type': optionalText,
  'dc:creator': z.array(z.string()),
  category: z.array(z.string()),
  pubDate: optional(instant),
  'arxiv:DOI': optionalText,
  'arxiv:journal_reference': optionalText,
});
type Item = z.output<typeof itemSchema>;

function readItem({ node, raw }: XmlElement, builtAt: Date | null, options: FormatOptions): Reading {
  const { data, error } = itemSchema.safeParse(fieldsOf(node));
  if (!data) return { reason: describeProblem(error) };
  const described = readDescription(data.description);
  const id = idOfItem(node, described?.id ?? '');
  if (!id)
    return { reason: 'not an item of arXiv: neither description, guid nor link has an arXiv identifier' };
  const announcement = announcementOf(data, described?.type ?? '');
  if ('reason' in announcement) return announcement;
  return {
    announcement,
    paper: incomingPaper({
      source: 'arxiv',
      asOf: data.pubDate ?? builtAt,
      arxivId: id.id,
      arxivVersion: id.version,
      doi: data['arxiv:DOI'] && firstDoi(data['arxiv:DOI']),
      title: data.title,
      abstract: (described?.abstract ?? data.description).trim() || null,
      journalRef: data['arxiv:journal_reference'],
      authors: authorsNamed(data['dc:creator'].flatMap(splitAuthorLine)),
      categories: categoryCodes(data.category),
      editions: isFirstHere(announcement)
        ? editionsOf({ ...options, day: options.day ?? (options.announced ? announcement.day : null) })
        : [],
      record: { announcement, xml: raw },
    }),
  };
}

function fieldsOf(item: XmlNode): z.input<typeof itemSchema> {
  return {
    title: textOf(item, 'title') ?? '',
    description: textOf(item, 'description') ?? '',
    'arxiv:announce_type': textOf(item, arxiv('announce_type')),
    'dc:creator': textsOf(item, dc('creator')),
    category: textsOf(item, 'category'),
    pubDate: textOf(item, 'pubDate')?.trim(),
    'arxiv:DOI': textOf(item, arxiv('DOI')),
    'arxiv:journal_reference': textOf(item, arxiv('journal_reference')) ?? textOf(item, arxiv('journal_ref')),
  };
}

function announcementOf(item: Item, described: string): Announcement | { reason: string } {
  const written = item['arxiv:announce_type'] ?? described;
  const type = readAnnouncementType(written);
  if (!type) return { reason: `arxiv:announce_type: ${written ? `"${written}" is not known` : 'missing'}` };
  return { type, day: item.pubDate && dayOf(item.pubDate) };
}
