import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub, secretsOfRequest } from './scrub';

describe('what is taken out of a text', () => {
  it.each([
    ['mail to alice@example.org failed', 'mail to [removed] failed'],
    ['bounced: <Ünal.o’neil@bücher.example>', 'bounced: <[removed]>'],
    ['refused 192.0.2.17:443', 'refused [removed]:443'],
    ['refused 2001:db8::17', 'refused [removed]'],
    ['refused ::1.', 'refused [removed]'],
    ['cannot reach postgresql://me:hunter2@db.lan/x', 'cannot reach postgresql://[removed]@db.lan/x'],
    ['GET https://example.org/a?token=x&q=me said 500', 'GET https://example.org/a?[removed] said 500'],
    ['at /papers?q=my+illness', 'at /papers?[removed]'],
    ['Authorization: Bearer abc.def', 'Authorization: [removed] [removed]'],
    ['broadsheet.session_token=abc.def; plain=1', 'broadsheet.session_token=[removed]; plain=1'],
    ['{"password":"hunter2"}', '{"password":"[removed]"}'],
  ])('%s', (text, clean) => {
    expect(scrub(text)).toBe(clean);
  });

  it.each([
    'GET /papers/2406.11944 200 12 ms',
    'at 20:53:37 in node:internal/process/task_queues:95:5',
    'SELECT max(papers)::float8, day::date FROM papers WHERE id = $1::int',
    '/srv/node_modules/@prisma/client/runtime/client.js:65:8643',
    'Broadsheet 0.1.0 on Next 16.4.6',
  ])('nothing of: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it('is each address of a person or a machine, wherever it stands', () => {
    const address = fc.oneof(fc.emailAddress(), fc.ipV4(), fc.ipV6());
    const around = fc.constantFrom(
      ['for ', ''],
      ['<', '>'],
      ['"', '"'],
      ['(', '): refused'],
      ['to ', ', again'],
    );
    fc.assert(
      fc.property(address, around, (each, [before, after]) => {
        const clean = scrub(`${before}${each}${after}`);
        expect(clean).not.toContain(each);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for a text made to be slow', () => {
    for (const piece of ['a', '@', ':', '?/', '://', 'a@', '"', '\\']) {
      expect(scrub(piece.repeat(100_000)).length).toBeGreaterThan(0);
    }
  });
});

describe('what only the sender of a request knows', () => {
  it('is what proves or tells who they are, and what they look for', () => {
    const secrets = secretsOfRequest({
      headers: {
        authorization: 'Bearer key-of-alice',
        cookie: 'plain=1; broadsheet.session_token=abc%3D.def',
        'x-forwarded-for': '192.0.2.1, 2001:db8::1',
        'x-api-key': 'another-key',
        referer: 'https://papers.example.org/papers?q=illness',
        'user-agent': 'Firefox',
        host: 'papers.example.org',
        'x-forwarded-host': 'papers.example.org',
      },
      url: '/papers?q=private+words&p=2',
    });
    for (const secret of [
      'key-of-alice',
      'abc=.def',
      '192.0.2.1',
      '2001:db8::1',
      'another-key',
      'illness',
      'private words',
    ]) {
      expect(secrets).toContain(secret);
    }
    expect(secrets.filter((each) => /^(Firefox|papers\.example\.org|1|2)$/.test(each))).toEqual([]);
  });
});
