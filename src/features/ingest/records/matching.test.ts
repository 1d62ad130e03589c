import { describe, expect, it } from 'vitest';
import { PaperIndex } from './matching';

const held = (
  id: number,
  arxivId: string | null,
  fingerprint = 'f',
  doi: string | null = null,
  aliases: string[] = [],
) => ({ paper: { id, arxivId, fingerprint, doi, aliases, key: arxivId ?? `${fingerprint}-${id}` } });
const ask = (arxivId: string | null, fingerprint = 'f', doi: string | null = null) => ({
  arxivId,
  fingerprint,
  doi,
  key: arxivId ?? fingerprint,
  titleKey: fingerprint,
});

describe('which paper a record is about', () => {
  it('is the one with its arXiv id, whatever its title', () => {
    const paper = held(1, '2406.11944', 'old title');
    expect(new PaperIndex([paper]).find(ask('2406.11944', 'new title'))).toEqual([paper]);
  });

  it('is the one with its DOI, else the one with its title', () => {
    const byDoi = held(1, null, 'other', '10.1/x');
    const byTitle = held(2, null, 'f');
    expect(new PaperIndex([byTitle, byDoi]).find(ask(null, 'f', '10.1/x'))).toEqual([byDoi, byTitle]);
    expect(new PaperIndex([byTitle]).find(ask('2406.11944'))).toEqual([byTitle]);
  });

  it('is neither of two arXiv papers that merely share its title', () => {
    const index = new PaperIndex([held(1, '2401.00001'), held(2, '2402.00002')]);
    expect(index.find(ask('2403.00003'))).toEqual([]);
  });

  it('is the longest held where a title alone must choose', () => {
    const first = held(1, '2401.00001');
    const second = held(2, '2402.00002');
    expect(new PaperIndex([second, first]).find(ask(null))).toEqual([first]);
  });

  it('is both where a title-only paper and its arXiv twin were held apart', () => {
    const twin = held(2, '2401.00001', 'old title');
    const titleOnly = held(1, null, 'new title');
    expect(new PaperIndex([titleOnly, twin]).find(ask('2401.00001', 'new title'))).toEqual([twin, titleOnly]);
  });

  it('is never two that have different arXiv ids, though a title-only paper is found first', () => {
    const byDoi = held(1, null, 'other', '10.1/x');
    const first = held(2, '2401.00001');
    const second = held(3, '2402.00002');
    expect(new PaperIndex([byDoi, first, second]).find(ask(null, 'f', '10.1/x'))).toEqual([byDoi, first]);
  });

  it('is the one that had its title before, unless another has it now', () => {
    const renamed = held(1, '2401.00001', 'new title', null, ['f']);
    expect(new PaperIndex([renamed]).find(ask(null, 'f'))).toEqual([renamed]);
    expect(new PaperIndex([renamed]).find(ask('2402.00002', 'f'))).toEqual([]);
    const present = held(2, '2402.00002', 'f');
    expect(new PaperIndex([renamed, present]).find(ask(null, 'f'))).toEqual([present]);
  });

  it('is found still by what another paper that is gone shared with it', () => {
    const stays = held(1, '2401.00001', 'one', '10.1/x');
    const goes = held(2, '2402.00002', 'two', '10.1/x');
    const index = new PaperIndex([stays, goes]);
    index.remove(goes);
    expect(index.find(ask(null, 'f', '10.1/x'))).toEqual([stays]);
  });

  it('is told where an address is another paper’s', () => {
    const paper = held(1, '2401.00001', 'f', null, ['old']);
    const index = new PaperIndex([paper]);
    expect(['2401.00001', 'old', 'free'].map((address) => index.isTaken(address, []))).toEqual([
      true,
      true,
      false,
    ]);
    expect(index.isTaken('old', [paper])).toBe(false);
  });
});
