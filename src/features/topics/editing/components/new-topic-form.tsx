import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { addTopic } from '../actions';

export function NewTopicForm() {
  return (
    <AnsweredForm action={addTopic} className="max-w-measure space-y-4 py-2" emptied>
      <div className="flex flex-wrap items-end gap-4">
        <Field label="Name" name="name" required maxLength={120} placeholder="Multi-layer perceptron" />
        <Field
          label="Address: small letters, digits, hyphens"
          name="slug"
          required
          maxLength={80}
          placeholder="mlp"
          spellCheck={false}
        />
      </div>
      <label className="block text-sm">
        <span className="mb-1 block text-soft">Ways of writing it, one a line</span>
        <textarea
          name="forms"
          rows={4}
          maxLength={4_000}
          placeholder={'MLP\nmulti-layer perceptron'}
          className="w-full rounded border border-edge bg-raised px-3 py-2 text-base text-ink"
        />
      </label>
      <Button type="submit">Add the topic</Button>
    </AnsweredForm>
  );
}
