import { expect, it } from 'vitest';
import { createLogger } from './logger';

it('a line for people says the same in words', () => {
  const written: string[] = [];
  const write = (line: string) => written.push(line);
  const log = createLogger({ level: 'info', format: 'pretty', secrets: ['hunter2'], write });
  const request = { method: 'GET', path: '/papers', kind: 'search', status: 200, ms: 12.3, bytes: 4096 };
  log.info('request', request);
  log.info('request', { ...request, complete: false });
  log.warn('slow statement', { ms: 1_200, statement: 'SELECT hunter2' });
  log.debug('not said');
  const cause = new TypeError('of hunter2');
  cause.stack = '';
  const error = new Error('no', { cause });
  error.stack = 'Error: no\n    at run (/srv/run.js:1:2)';
  log.fault(error, 'run failed');
  log.fault(error, 'run failed again');
  expect(written.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''))).toEqual([
    'info  GET /papers 200 12.3 ms 4096 bytes\n',
    'info  GET /papers 200 12.3 ms 4096 bytes (broken off)\n',
    'warn  slow statement ms=1200 statement=SELECT [removed]\n',
    'error run failed\n  Error: no\n    at run (/srv/run.js:1:2)\n  caused by TypeError: of [removed]\n',
  ]);
});
