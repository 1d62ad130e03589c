import { AnsweredForm } from '@/ui/answered-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/select-field';
import { noteReturn } from '../actions';

/** Notes a bounce or a complaint that reached the operator. */
export function ReturnForm() {
  return (
    <AnsweredForm action={noteReturn} className="max-w-measure space-y-3 py-3" emptied>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_16rem]">
        <Field label="Address" type="email" name="address" required maxLength={254} />
        <SelectField
          label="What came back"
          name="kind"
          options={[
            { value: 'bounce', label: 'The mail: pause it' },
            { value: 'complaint', label: 'A complaint: never again' },
          ]}
        />
      </div>
      <Field label="Note (may be empty)" name="note" maxLength={300} />
      <Button type="submit">Note it</Button>
    </AnsweredForm>
  );
}
