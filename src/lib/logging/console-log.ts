import 'server-only';
import { format, stripVTControlCharacters } from 'node:util';
import { log } from '@/lib/log';

const LEVELS = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const;

/**
 * From now on what libraries print is part of the log. Next prints what a page or an action threw: this is where that
 * is logged, with the request that it happened in.
 */
export function takeConsole(): void {
  for (const [name, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, 'error'][]) {
    console[name] = (...given: unknown[]) => {
      const errors = given.filter((each) => each instanceof Error);
      const text = stripVTControlCharacters(
        format(...given.filter((each) => !(each instanceof Error))),
      ).trim();
      for (const error of errors) log.fault(error, text.replace(/^⨯/, '').trim() || 'request failed');
      if (errors.length === 0 && text) log[level](text);
    };
  }
}
