import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { addForm, removeForm } from '../actions';
import type { TopicRecord } from '../queries';

type TopicFormsProps = Pick<TopicRecord, 'slug' | 'forms'>;

/** The ways of writing a topic: those that hold, those an operator took away, and room for another. */
export function TopicForms({ slug, forms }: TopicFormsProps) {
  const held = forms.filter(({ removedAt }) => removedAt === null);
  const removed = forms.filter(({ removedAt }) => removedAt !== null);
  return (
    <>
      <ul>
        {held.map(({ form, kind, origin }) => (
          <li key={form} className="border-b py-1">
            <AnsweredForm action={removeForm} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <input type="hidden" name="slug" value={slug} />
              <input type="hidden" name="form" value={form} />
              <span className="min-w-0 grow wrap-anywhere">{form}</span>
              <span className="text-sm text-faint">
                {kind}, {origin}
              </span>
              <Button type="submit" aria-label={`Remove ${form}`}>
                Remove
              </Button>
            </AnsweredForm>
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <p className="py-2 text-sm wrap-anywhere text-soft">
          Removed for good: {removed.map(({ form }) => form).join(' · ')}
        </p>
      )}
      <AnsweredForm action={addForm} className="max-w-measure space-y-3 py-3" emptied>
        <input type="hidden" name="slug" value={slug} />
        <Field
          label="Another way of writing it. One word with two capitals is found as written, all else in any case."
          name="form"
          required
          maxLength={120}
        />
        <Button type="submit">Add</Button>
      </AnsweredForm>
    </>
  );
}
