import { pipeline } from 'node:stream/promises';
import { corpusBody } from './corpus/corpus';
import { parseSize } from './corpus/size';

/** Prints the corpus of a size, `-- 1m`: a process of its own, whose memory is not that of ingest. */
await pipeline(corpusBody(parseSize(process.argv[2] ?? '87k')), process.stdout);
