import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { TOPIC_QUERY_LENGTH } from '../schema';

/** Looking for a topic by any of its names: a plain form. */
export function TopicFinder({ text }: { text: string }) {
  return (
    <search aria-label="Topics" className="mb-6 max-w-measure">
      <form action="/topics" className="flex gap-2">
        <Field
          key={text}
          label="Find a topic"
          labelHidden
          type="search"
          name="q"
          placeholder="Name or abbreviation: MoE, diffusion, state space"
          defaultValue={text}
          maxLength={TOPIC_QUERY_LENGTH}
        />
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
