import { expect, it } from 'vitest';
import { changedFeeds } from './changed-feeds';
import { publishForm } from './publish';

const SITE = 'https://papers.example.org';

it('news of an edition are in the feeds of the front page and of what is trending', () => {
  expect(changedFeeds(SITE, { editions: true, topics: [] })).toEqual([
    `${SITE}/feed.atom`,
    `${SITE}/feed.json`,
    `${SITE}/papers/trending/feed.atom`,
    `${SITE}/papers/trending/feed.json`,
    `${SITE}/papers/trending/today/feed.atom`,
    `${SITE}/papers/trending/today/feed.json`,
    `${SITE}/papers/trending/7-days/feed.atom`,
    `${SITE}/papers/trending/7-days/feed.json`,
    `${SITE}/papers/trending/30-days/feed.atom`,
    `${SITE}/papers/trending/30-days/feed.json`,
  ]);
});

it('news without an edition are in the feeds of their topics alone', () => {
  expect(changedFeeds(SITE, { editions: false, topics: ['moe', 'sae'] })).toEqual([
    `${SITE}/topics/moe/feed.atom`,
    `${SITE}/topics/moe/feed.json`,
    `${SITE}/topics/sae/feed.atom`,
    `${SITE}/topics/sae/feed.json`,
  ]);
  expect(changedFeeds(SITE, { editions: false, topics: [] })).toEqual([]);
});

it('a hub is told of several feeds in one form, each by its address', () => {
  const addresses = [`${SITE}/feed.atom`, `${SITE}/papers/feed.json?q=a+b&sort=newest`];
  const form = publishForm(addresses);
  expect(form).toMatch(
    /^hub\.mode=publish&hub\.url=https%3A%2F%2Fpapers\.example\.org%2Ffeed\.atom&hub\.url=/,
  );
  expect(new URLSearchParams(form).getAll('hub.url')).toEqual(addresses);
});
