import { Link } from '@/ui/link';
import type { Topic } from '../queries';
import { topicHref } from '../schema';
import type { Sense } from '../senses';
import { spellingKey } from '../spelling';

type TopicDefinitionProps = {
  topic: Topic;
  /** Abbreviations of the topic that stand for other things too, with all their meanings. */
  shared: { form: string; senses: Sense[] }[];
  /** Where the papers are found of a meaning that is no topic. */
  phraseHref: (phrase: string) => string;
};

/** What a topic is: its name, every way of writing it, and what else its abbreviations stand for. */
export function TopicDefinition({ topic, shared, phraseHref }: TopicDefinitionProps) {
  const others = [...topic.abbreviations, ...topic.expansions].filter(
    (form) => spellingKey(form) !== spellingKey(topic.name),
  );
  return (
    <header>
      <h1
        dir="auto"
        className="mt-7 mb-1.5 font-serif text-headline font-medium tracking-[-0.018em] text-balance wrap-anywhere"
      >
        {topic.name}
      </h1>
      {others.length > 0 && (
        <p className="max-w-measure font-serif text-lg text-soft">
          Also written{' '}
          {others.map((form, index) => (
            <span key={form}>
              {index > 0 && (index === others.length - 1 ? ' or ' : ', ')}
              <b className="font-medium text-ink">{form}</b>
            </span>
          ))}
          .
        </p>
      )}
      {shared.map(({ form, senses }) => (
        <OtherSenses key={form} form={form} senses={senses} slug={topic.slug} phraseHref={phraseHref} />
      ))}
    </header>
  );
}

type OtherSensesProps = {
  form: string;
  senses: Sense[];
  slug: string;
  phraseHref: (phrase: string) => string;
};

/** "CAM: class activation map · coordinate-aware modulation" */
function OtherSenses({ form, senses, slug, phraseHref }: OtherSensesProps) {
  return (
    <nav aria-label={`Meanings of ${form}`} className="mt-2 text-sm text-soft">
      <b className="font-semibold text-ink">{form}:</b>{' '}
      <ul className="inline">
        {senses.map((sense, index) => (
          <li key={sense.slug ?? sense.name} className="inline">
            {index > 0 && <span aria-hidden="true"> · </span>}
            {sense.slug === slug ? (
              <span aria-current="true" className="text-ink">
                {sense.name}
              </span>
            ) : (
              <Link
                href={sense.slug ? topicHref(sense.slug) : phraseHref(sense.name)}
                className="underline decoration-edge underline-offset-4 touch:inline-block touch:py-3"
              >
                {sense.name}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
