import { countText, numberText } from '@/lib/number-text';
import { instantText } from '@/lib/time-text';
import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Fact, Facts } from '@/ui/facts';
import { Sparkline } from '@/ui/sparkline';
import { pauseSource, runNow } from '../actions';
import type { SourceOverview } from '../overview/queries';

/** Posted by a browser, it answers with a redirect. */
const pause: (form: FormData) => void = pauseSource;

/** How it stands with a source, and what can be done about it. */
export function SourcePanel({ source }: { source: SourceOverview }) {
  const { title, parts, heldBy, pausedAt, lateness, canRun, facts } = source;
  return (
    <>
      <p className="max-w-measure text-pretty text-soft">Brings {title}.</p>
      <div className="grid gap-x-14 md:grid-cols-2">
        <Facts>
          <Fact name="Now">{heldBy ? `run by ${heldBy.who}` : 'nobody runs it'}</Fact>
          <Fact name="Next run">{nextText(source)}</Fact>
          <Fact name="It is">{lateness}</Fact>
          {facts?.map(({ name, text }) => (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ))}
        </Facts>
        <WeekFacts source={source} />
      </div>
      {parts.length > 0 ? (
        <PartTable parts={parts} />
      ) : (
        <p className="py-3 text-sm text-soft">It has never been asked.</p>
      )}
      {canRun && <SourceControls name={source.name} isPaused={pausedAt !== null} />}
    </>
  );
}

function nextText({ nextAt, pausedAt, schedule, lacks }: SourceOverview): string {
  if (lacks) return `none: ${lacks} is not set`;
  if (nextAt) return `${instantText(nextAt)} at the earliest`;
  if (pausedAt) return `none: paused since ${instantText(pausedAt)}`;
  return schedule ? 'none: FETCH is off' : 'only when it is asked for by hand';
}

function WeekFacts({ source: { week, received, facts } }: { source: SourceOverview }) {
  const days = received.length;
  const [run, record] = facts ? ['run', 'question'] : ['answer', 'record'];
  const brought = `${numberText(week.updated)} changed, ${numberText(week.rejected)} rejected`;
  return (
    <Facts>
      <Fact name="Seven days">
        {countText(week.runs, run)} {facts ? 'made' : 'read'},{' '}
        {week.failed === 0 ? 'none' : numberText(week.failed)} of them broken off
      </Fact>
      <Fact name="They brought">
        {countText(week.received, record)}: {facts ? brought : `${numberText(week.created)} new, ${brought}`}
      </Fact>
      <Fact name={facts ? `Questions a day, ${days} days` : `Records a day, ${days} days`}>
        <Sparkline
          values={received}
          width={160}
          height={24}
          label={`From ${days} days ago to today: ${numberText(Math.min(...received))} to ${numberText(Math.max(...received))} a day, ${numberText(received.at(-1) ?? 0)} today`}
        />
      </Fact>
    </Facts>
  );
}

const PARTS: Record<string, string> = {
  '': 'what is new',
  range: 'a range of days',
  ids: 'papers by their ids',
  query: 'papers by a query',
};

function PartTable({ parts }: { parts: SourceOverview['parts'] }) {
  return (
    <DataTable
      caption="When it was asked, and how that went"
      columns={[
        { name: 'Asked for' },
        { name: 'Last attempt (UTC)' },
        { name: 'Last success (UTC)' },
        { name: 'How it went' },
      ]}
      rows={parts.map(({ part, attemptedAt, succeededAt, failure }) => ({
        key: part,
        cells: [
          PARTS[part] ?? part,
          attemptedAt ? instantText(attemptedAt) : 'never',
          succeededAt ? instantText(succeededAt) : 'never',
          failure ? (
            <span key="failure" className="font-medium text-accent wrap-anywhere whitespace-pre-line">
              {failure}
            </span>
          ) : (
            'well'
          ),
        ],
      }))}
    />
  );
}

function SourceControls({ name, isPaused }: { name: string; isPaused: boolean }) {
  return (
    <div className="flex flex-wrap items-start gap-3 py-4">
      <AnsweredForm action={runNow} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="source" value={name} />
        <Button type="submit" aria-label={`Run ${name} now`}>
          Run now
        </Button>
      </AnsweredForm>
      <form action={pause}>
        <input type="hidden" name="source" value={name} />
        <input type="hidden" name="paused" value={String(!isPaused)} />
        <Button type="submit" aria-label={`${isPaused ? 'Resume' : 'Pause'} ${name}`}>
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
      </form>
    </div>
  );
}
