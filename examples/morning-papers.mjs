#!/usr/bin/env node
// Prints the papers of a day, best first, and what a search finds. It speaks the papers API of Hugging Face, so it
// runs unchanged against Hugging Face and against a Broadsheet; it needs nothing but Node.
//
//   node examples/morning-papers.mjs                                          today, at Hugging Face
//   HF_ENDPOINT=http://127.0.0.1:3000 node examples/morning-papers.mjs        the newest, at your Broadsheet
//   HF_ENDPOINT=… node examples/morning-papers.mjs --date 2026-06-30 --top 5
//   HF_ENDPOINT=… node examples/morning-papers.mjs --search "mixture of experts"
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    top: { type: 'string', default: '10' },
    search: { type: 'string' },
  },
});
const endpoint = process.env.HF_ENDPOINT ?? 'https://huggingface.co';

/** Asks the API, waits where it asks to be left alone for a while, and stops with its own words where it refuses. */
async function ask(path, parameters) {
  const search = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined));
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${endpoint}/api/${path}?${search}`);
    if (response.ok) return response.json();
    const wait = Number(response.headers.get('retry-after') ?? 5);
    if (response.status === 429 && attempt < 3) {
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      continue;
    }
    const { error } = await response.json().catch(() => ({}));
    console.error(`${response.status}: ${error ?? response.statusText}`);
    process.exit(1);
  }
}

const items = values.search
  ? await ask('papers/search', { q: values.search, limit: values.top })
  : await ask('daily_papers', { date: values.date, limit: 100 });

const best = values.search ? items : items.toSorted((one, other) => other.paper.upvotes - one.paper.upvotes);
for (const { paper, numComments } of best.slice(0, Number(values.top))) {
  const names = paper.authors
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
  console.log(`▲ ${String(paper.upvotes).padStart(4)}  ${paper.title}`);
  console.log(`        ${names}${paper.authors.length > 3 ? ' and others' : ''} · ${numComments} comments`);
  console.log(`        ${endpoint}/papers/${paper.id}${paper.githubRepo ? `  ${paper.githubRepo}` : ''}`);
}
if (best.length === 0) console.log('No papers.');
