/** Small answers in arXiv's shapes, of made-up papers. */

type RssItem = { id: string; version?: number; title?: string; abstract?: string; type?: string };

export function rssChannel(items: RssItem[], pubDate = 'Fri, 27 Nov 2026 00:00:00 -0500'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>cs.CL updates on arXiv.org</title><pubDate>${pubDate}</pubDate>
${items.map((item) => rssItem(item, pubDate)).join('\n')}
<skipDays><day>Sunday</day><day>Saturday</day></skipDays></channel></rss>`;
}

function rssItem(item: RssItem, pubDate: string): string {
  const { id, version = 1, title = `Paper ${id}`, abstract = `On ${id}.`, type = 'new' } = item;
  return `<item><title>${title}</title><link>https://arxiv.org/abs/${id}</link>
<description>arXiv:${id}v${version} Announce Type: ${type}\nAbstract: ${abstract}</description>
<guid isPermaLink="false">oai:arXiv.org:${id}v${version}</guid><category>cs.CL</category><pubDate>${pubDate}</pubDate>
<arxiv:announce_type>${type}</arxiv:announce_type><dc:creator>Ada Lovelace, Charles Babbage</dc:creator></item>`;
}

type Feed = { ids: string[]; total?: number; start?: number };

export function atomFeed({ ids, total = ids.length, start = 0 }: Feed): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<title>arXiv Query</title><updated>2026-11-28T00:00:00-05:00</updated>
<opensearch:totalResults>${total}</opensearch:totalResults><opensearch:startIndex>${start}</opensearch:startIndex>
<opensearch:itemsPerPage>${ids.length}</opensearch:itemsPerPage>${ids.map(atomEntry).join('\n')}</feed>`;
}

function atomEntry(id: string): string {
  return `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title><summary>On ${id}.</summary>
<author><name>Ada Lovelace</name></author><arxiv:primary_category term="cs.CL"/><category term="cs.CL"/>
<published>2026-11-20T17:59:46Z</published><updated>2026-11-20T17:59:46Z</updated></entry>`;
}

/** What the API answers to a wrong query, by 400 and formerly by 200. */
export function atomError(reason: string): string {
  const entry = `<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>${reason}</summary></entry>`;
  return atomFeed({ ids: [], total: 1 }).replace('</feed>', `${entry}</feed>`);
}

type OaiRecord = {
  id: string;
  versions?: number;
  title?: string;
  datestamp?: string;
  isDeleted?: boolean;
  isWithdrawn?: boolean;
};

export function oaiRecords(records: OaiRecord[], token: string | null = null): string {
  const more = token === null ? '' : `<resumptionToken cursor="0">${token}</resumptionToken>`;
  return oaiAnswer(`<ListRecords>${records.map(oaiRecord).join('\n')}${more}</ListRecords>`);
}

export function oaiError(code: string, message = 'No.'): string {
  return oaiAnswer(`<error code="${code}">${message}</error>`);
}

export function oaiSets(sets: string[], token = ''): string {
  const listed = sets.map((set) => `<set><setSpec>${set}</setSpec><setName>${set}</setName></set>`).join('');
  return oaiAnswer(`<ListSets>${listed}<resumptionToken>${token}</resumptionToken></ListSets>`);
}

function oaiAnswer(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-28T00:00:00Z</responseDate>
<request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>${content}</OAI-PMH>`;
}

function oaiRecord({ id, isDeleted, datestamp = '2026-11-20', ...record }: OaiRecord): string {
  const header = `<identifier>oai:arXiv.org:${id}</identifier><datestamp>${datestamp}</datestamp><setSpec>cs:cs:CL</setSpec>`;
  if (isDeleted) return `<record><header status="deleted">${header}</header></record>`;
  const { versions = 1, title = `Paper ${id}`, isWithdrawn } = record;
  const listed = Array.from({ length: versions }, (_, at) => {
    const type = isWithdrawn && at === versions - 1 ? 'I' : 'D';
    return `<version version="v${at + 1}"><date>Mon, ${16 + at} Nov 2026 10:00:00 GMT</date><source_type>${type}</source_type></version>`;
  });
  return `<record><header>${header}</header><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>${id}</id>
${listed.join('')}<title>${title}</title><authors>Ada Lovelace and Charles Babbage</authors><categories>cs.CL cs.LG</categories>
<abstract>On ${id}.</abstract></arXivRaw></metadata></record>`;
}
