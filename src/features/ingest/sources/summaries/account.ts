import 'server-only';
import { type Day, dayOf } from '@/lib/day';
import { nowOf, type SourceContext } from '../context';
import { moveTokens, reserveTokens } from './sql';

/** Tokens put aside for a question, of the day (UTC) on which it was asked. */
export type Reservation = { day: Day; tokens: number };

/**
 * What a day may cost, kept in the database: what a question may take is put aside before it is asked, so that neither a
 * process that dies nor two that ask at once spend more.
 */
export class Account {
  constructor(private readonly context: Pick<SourceContext, 'clock' | 'settings'>) {}

  /** Null where the rest of the day has not so many. */
  async reserve(tokens: number): Promise<Reservation | null> {
    const reservation = { day: dayOf(nowOf(this.context)), tokens };
    const isGiven = await reserveTokens({ ...reservation, most: this.context.settings.SUMMARY_DAILY_TOKENS });
    return isGiven ? reservation : null;
  }

  /** Puts right what was put aside, once it is known what it came to. */
  async settle({ day, tokens }: Reservation, used: number): Promise<void> {
    await moveTokens(day, used - tokens);
  }
}
