/** What the site under test takes for the internet: Hugging Face has no papers on any day, nobody has anything else. */
import { startReplayServer } from './replay-server';
import { INTERNET_PORT } from './site';

const server = await startReplayServer({
  port: INTERNET_PORT,
  routes: {
    '/': { body: 'The internet is there.' },
    '/api/daily_papers': { headers: { 'content-type': 'application/json' }, body: '[]' },
  },
});
process.once('SIGTERM', () => void server.close());
