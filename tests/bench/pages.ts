import { measure, printFigures, withServed } from './served';

/**
 * Requests a second and their latency, for pages kept (rendered for anybody) and not kept (rendered for each
 * request, as a reader without JavaScript gets them), beside an answer that costs nothing. The real start command on
 * the sample edition; a page's figure is the median of three runs.
 */
const PORT = 3179;

const PAGES = {
  'front page': '/',
  'a paper': '/papers/2306.13575',
  'a search (MLP)': '/papers?q=MLP',
};

await withServed(PORT, {}, async (base) => {
  const live = await measure(`${base}/api/health/live`, {});
  printFigures('live (baseline)', live, live.rate);
  for (const [name, url] of Object.entries(PAGES)) {
    printFigures(`${name}, kept`, await measure(base + url, {}), live.rate);
    printFigures(`${name}, not kept`, await measure(base + url, { cookie: 'plain=1' }), live.rate);
  }
});
