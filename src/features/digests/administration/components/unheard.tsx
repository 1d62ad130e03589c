import { countText } from '@/lib/number-text';

/** How many mails were handed over without anybody hearing what the mail server answered. */
export function Unheard({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="py-2 text-soft">
      Of {countText(count, 'mail')} of the last two weeks nobody heard what the mail server answered: the
      connection or the sender ended first. Such mail counts as sent and is not sent again.
    </p>
  );
}
