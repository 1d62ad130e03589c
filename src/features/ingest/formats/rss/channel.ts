import { parseArxivId } from '@/features/papers/arxiv-id';
import { type Day, dayOf } from '@/lib/day';
import { ANNOUNCEMENT_TYPES, type Announcement } from '../../schema';
import { readInstant } from '../fields';
import { splitXmlElements, type XmlOutline } from '../xml/elements';
import { inNamespace, textOf, textWithin, type XmlNode } from '../xml/node';
import { readAnnouncementType, readDescription } from './announcement';

export const CHANNEL: XmlOutline = { rss: { channel: {} } };
export const arxiv = inNamespace('http://arxiv.org/schemas/atom');

/** Only the description and the guid have the version. */
export function idOfItem(item: XmlNode, described: string) {
  const guid = textOf(item, 'guid')?.replace(/^\s*oai:arXiv\.org:/i, '');
  for (const text of [described, guid, textOf(item, 'link')]) {
    const id = parseArxivId(text ?? '');
    if (id) return id;
  }
  return null;
}

/** The instant of an element of the channel that dates it; null of any other. */
export function dateOfChannel({ name, ...node }: XmlNode): Date | null {
  const isDate = name === 'pubDate' || name === 'lastBuildDate';
  return isDate ? readInstant(textWithin({ name, ...node })) : null;
}

export type RssEnvelope = {
  /** The day that is announced; null where the channel has no date. */
  day: Day | null;
  /** What it announces, by type: arXiv ids without versions, also of items that are no papers for us. */
  announced: Record<Announcement['type'], string[]>;
};

/** What a channel announces, whatever becomes of its items. @throws BodyError where it is no RSS or breaks off */
export async function readRssEnvelope(chunks: AsyncIterable<string>): Promise<RssEnvelope> {
  const announced = Object.fromEntries(
    ANNOUNCEMENT_TYPES.map((type) => [type, [] as string[]]),
  ) as RssEnvelope['announced'];
  let builtAt: Date | null = null;
  for await (const { node } of splitXmlElements(chunks, CHANNEL)) {
    if (node.name === 'item') note(announced, node);
    else builtAt ??= dateOfChannel(node);
  }
  return { day: builtAt && dayOf(builtAt), announced };
}

/** An item of a type that is not known is taken for a new one, so that it shows where it is missing. */
function note(announced: RssEnvelope['announced'], item: XmlNode): void {
  const described = readDescription(textOf(item, 'description') ?? '');
  const id = idOfItem(item, described?.id ?? '');
  const type = readAnnouncementType(textOf(item, arxiv('announce_type')) ?? described?.type ?? '');
  if (id) announced[type ?? 'new'].push(id.id);
}
