import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { madeRecords } from '../search/corpus/corpus';
import { hasRealPapers, readRealPapers } from '../search/corpus/real-papers';
import { FORMATS, type FormatName, writeBody } from './bodies';
import { plainPapers } from './plain-papers';

/** Prints so many records in a format, `jsonl 100000`: a process of its own, whose memory is not that of ingest. */
const [name, count] = process.argv.slice(2);
if (!name || !(name in FORMATS)) throw new Error(`no such format: ${name}`);
if (!hasRealPapers())
  console.error('The corpus is absent (set SHARED_DIR): records are made of a few words.');
const papers = hasRealPapers() ? readRealPapers() : plainPapers();
const body = writeBody(name as FormatName, madeRecords(papers, Number(count)));
await pipeline(Readable.from(body, { objectMode: false }), process.stdout);
