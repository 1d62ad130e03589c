import { describe, expect, it } from 'vitest';
import { conditionalAnswer } from './conditional';

const modified = new Date('2026-06-30T12:00:00.500Z');
const ask = (headers: Record<string, string> = {}, body = 'the body') =>
  conditionalAnswer(new Request('https://papers.example.org/feed', { headers }), {
    body,
    type: 'text/plain',
    modified,
  });
const tagOf = (body?: string) => ask({}, body).headers.get('etag') ?? '';

describe('an answer that somebody may have already', () => {
  it('is sent with what tells it from another', async () => {
    const answer = ask();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('the body');
    expect(answer.headers.get('last-modified')).toBe('Tue, 30 Jun 2026 12:00:00 GMT');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    expect(tagOf()).toMatch(/^"[\w-]{43}"$/);
    expect(tagOf()).toBe(tagOf());
    expect(tagOf('another')).not.toBe(tagOf());
  });

  it('is not sent again to who names its tag, among others or weakened', async () => {
    for (const named of [tagOf(), `W/${tagOf()}`, `"other", ${tagOf()}`, '*']) {
      const answer = ask({ 'If-None-Match': named });
      expect(answer.status, named).toBe(304);
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('etag')).toBe(tagOf());
    }
    expect(ask({ 'If-None-Match': '"other"' }).status).toBe(200);
  });

  it('is not sent again to who has it since then, unless a tag says otherwise', () => {
    const since = (text: string) => ask({ 'If-Modified-Since': text }).status;
    expect(since('Tue, 30 Jun 2026 12:00:00 GMT')).toBe(304);
    expect(since('Tue, 30 Jun 2026 11:59:59 GMT')).toBe(200);
    expect(since('yesterday')).toBe(200);
    const both = { 'If-None-Match': '"other"', 'If-Modified-Since': 'Wed, 01 Jul 2026 00:00:00 GMT' };
    expect(ask(both).status).toBe(200);
  });
});
