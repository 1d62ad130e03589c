import { describe, expect, it } from 'vitest';
import { readSourceRequest } from './source-request';

const now = new Date('2026-11-28T10:00:00Z');
const read = (given: Parameters<typeof readSourceRequest>[0]) => readSourceRequest(given, now);

describe('what is asked of a source', () => {
  it('is what is new, a range of days, ids or a query', () => {
    expect(read({ source: 'arxiv' })).toEqual({ family: 'arxiv', want: 'new' });
    expect(read({ source: 'huggingface', from: '2026-06-01', to: '2026-06-30' })).toEqual({
      family: 'huggingface',
      want: 'range',
      range: { first: '2026-06-01', last: '2026-06-30' },
      metadataPrefix: 'arXivRaw',
      again: false,
    });
    expect(read({ source: 'arxiv', from: '2026-11-01', metadata: 'arXiv', again: true })).toMatchObject({
      range: { first: '2026-11-01', last: '2026-11-28' },
      metadataPrefix: 'arXiv',
      again: true,
    });
    expect(read({ source: 'arxiv', ids: '2406.11944, hep-th/9901001' })).toMatchObject({
      want: 'ids',
      ids: ['2406.11944', 'hep-th/9901001'],
    });
    expect(read({ source: 'arxiv', query: ' au:hinton ' })).toMatchObject({
      want: 'query',
      query: 'au:hinton',
    });
  });

  it.each<[Parameters<typeof readSourceRequest>[0], string]>([
    [{ source: 'gitlab' }, '--source must be arxiv, huggingface, github or summaries, not "gitlab".'],
    [
      { source: 'github', from: '2026-06-01' },
      '--from and --to are for --source arxiv and --source huggingface.',
    ],
    [{ source: 'arxiv', from: '2026-06-31' }, '--from must be YYYY-MM-DD, not "2026-06-31".'],
    [
      { source: 'arxiv', from: '2026-06-30', to: '2026-06-01' },
      '--from 2026-06-30 is after --to 2026-06-01.',
    ],
    [{ source: 'arxiv', to: '2026-06-30' }, 'Give --from as well as --to.'],
    [
      { source: 'huggingface', from: '2026-11-01', to: '2026-11-29' },
      '--to 2026-11-29 is in the future: today is 2026-11-28 (UTC).',
    ],
    [{ source: 'huggingface', ids: '2406.11944' }, '--ids, --query and --metadata are for --source arxiv.'],
    [{ source: 'arxiv', ids: 'x', query: 'y' }, 'Give only one of --from and --to, --ids, and --query.'],
    [{ source: 'arxiv', again: true }, '--metadata and --again are for a range: give --from as well.'],
    [
      { source: 'arxiv', from: '2026-06-01', metadata: 'oai_dc' },
      '--metadata must be arXivRaw or arXiv, not "oai_dc".',
    ],
    [{ source: 'arxiv', query: ' ' }, '--query must not be empty.'],
  ])('that is wrong is refused: %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
