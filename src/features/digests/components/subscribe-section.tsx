import { type NamedSubject, subjectSentence } from '../subject';
import { SubscribeForm } from './subscribe-form';

/** Where other parts of a page lead to. */
export const SUBSCRIBE_ID = 'digest';

/** "Get trending papers in your email inbox", and the form for it: in a rail, or as the banner at the end of a page. */
export function SubscribeSection({ subject, banner = false }: { subject: NamedSubject; banner?: boolean }) {
  return (
    <section
      id={SUBSCRIBE_ID}
      aria-labelledby="digest-title"
      className={
        banner
          ? 'mt-12 grid gap-x-12 gap-y-3 border-t py-6 text-sm md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] print:hidden'
          : 'border-b py-5 print:hidden'
      }
    >
      <div>
        <h2
          id="digest-title"
          className={`text-pretty wrap-anywhere ${banner ? 'mb-1 font-serif text-xl font-medium' : 'mb-1 font-semibold'}`}
        >
          Get {subjectSentence(subject)} in your email inbox
        </h2>
        <p className={`text-pretty text-soft ${banner ? '' : 'mb-3'}`}>
          One mail a day, or a week, when there is something new. No account.
        </p>
      </div>
      <SubscribeForm subject={subject} />
    </section>
  );
}
