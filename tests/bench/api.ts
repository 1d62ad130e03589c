import { measure, printFigures, withServed } from './served';

/**
 * Requests a second for feeds and the API, in full and for whoever has the answer already (304), beside an answer that
 * costs nothing. The real start command on the sample edition.
 */
const PORT = 3180;

const ADDRESSES = {
  'feed of the latest edition': '/feed.atom',
  'feed of what is trending, JSON': '/papers/trending/feed.json',
  'API, a paper': '/api/v1/papers/2406.11944',
  'API, the latest edition': '/api/v1/editions/latest',
  'API, a search with facets': '/api/v1/search?q=MLP',
  'Hugging Face’s daily papers': '/api/daily_papers',
};

await withServed(PORT, { API_REQUESTS: '1000000000' }, async (base) => {
  const live = await measure(`${base}/api/health/live`, {});
  printFigures('live (baseline)', live, live.rate);
  for (const [name, address] of Object.entries(ADDRESSES)) {
    printFigures(name, await measure(base + address, {}), live.rate);
    const etag = (await fetch(base + address)).headers.get('etag') ?? '';
    printFigures(`${name}, held`, await measure(base + address, { 'if-none-match': etag }), live.rate);
  }
});
