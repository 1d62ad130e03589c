import { describe, expect, it } from 'vitest';
import { porterStem } from './stem';

/** From the sample vocabulary of the algorithm's page, snowballstem.org/algorithms/english/stemmer.html. */
const SAMPLE = `
  consign consign, consigned consign, consigning consign, consignment consign, consist consist, consisted consist,
  consistency consist, consistent consist, consistently consist, consisting consist, consists consist,
  consolation consol, consolations consol, consolatory consolatori, console consol, consoled consol, consoles consol,
  consolidate consolid, consolidated consolid, consolidating consolid, consoling consol, consolingly consol,
  consols consol, consonant conson, consort consort, consorted consort, consorting consort, conspicuous conspicu,
  conspicuously conspicu, conspiracy conspiraci, conspirator conspir, conspirators conspir, conspire conspir,
  constable constabl, constables constabl, constance constanc, constancy constanc, constant constant,
  knack knack, knackeries knackeri, knacks knack, knag knag, knave knave, knaves knave, knavish knavish,
  kneaded knead, kneading knead, knee knee, kneel kneel, kneeled kneel, kneeling kneel, kneels kneel, knees knee,
  knell knell, knelt knelt, knew knew, knick knick, knif knif, knife knife, knight knight, knightly knight,
  knights knight, knit knit, knits knit, knitted knit, knitting knit, knives knive, knob knob, knobs knob,
  knock knock, knocked knock, knocker knocker, knockers knocker, knocking knock, knocks knock, knopp knopp, knot knot`;

describe('the stem of an English word', () => {
  it.each(SAMPLE.split(',').map((pair) => pair.trim().split(' ')))('%s is %s', (word = '', stem = '') => {
    expect(porterStem(word)).toBe(stem);
  });

  it.each([
    ['ties', 'tie'],
    ['cries', 'cri'],
    ['gas', 'gas'],
    ['gaps', 'gap'],
    ['kiwis', 'kiwi'],
    ['hopping', 'hop'],
    ['hoped', 'hope'],
    ['adding', 'add'],
    ['agreed', 'agre'],
    ['feed', 'feed'],
    ['generously', 'generous'],
    ['sayings', 'say'],
    ['dying', 'die'],
    ['youth', 'youth'],
  ])('%s is %s, by a rule of its own', (word, stem) => {
    expect(porterStem(word)).toBe(stem);
  });

  it('is the word itself where it is not of the letters a to z', () => {
    expect(['gpt4s', 'naïves', 'c++', 'as', ''].map(porterStem)).toEqual([
      'gpt4s',
      'naïves',
      'c++',
      'as',
      '',
    ]);
  });
});
