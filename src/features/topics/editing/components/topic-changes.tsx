import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { mergeTopic, renameTopic } from '../actions';

/** Another name for a topic, and making it part of another one. */
export function TopicChanges({ slug, name }: { slug: string; name: string }) {
  return (
    <div className="max-w-measure space-y-6 py-2">
      <AnsweredForm action={renameTopic} className="space-y-3">
        <input type="hidden" name="slug" value={slug} />
        <Field key={name} label="Name" name="name" required maxLength={120} defaultValue={name} />
        <Button type="submit">Rename</Button>
      </AnsweredForm>
      <AnsweredForm action={mergeTopic} className="space-y-3">
        <input type="hidden" name="slug" value={slug} />
        <Field
          label="Merge into the topic with the address"
          name="into"
          required
          maxLength={80}
          spellCheck={false}
        />
        <Button type="submit">Merge; this address will lead there</Button>
      </AnsweredForm>
    </div>
  );
}
