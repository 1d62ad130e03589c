import { Button } from '@/ui/button';
import { Field } from '@/ui/field';

type SearchFormProps = {
  /** The page that answers: the text goes to it as `q`. */
  action: string;
  /** What is searched, for screen readers. */
  of: string;
  label: string;
  placeholder?: string;
  /** What the field holds. */
  text?: string;
  maxLength: number;
  /** On the button. */
  verb: string;
  /** Sent along. */
  hidden?: { name: string; value: string };
  className?: string;
};

/** One field and a button that search something: a plain form. */
export function SearchForm(props: SearchFormProps) {
  const { action, of, label, placeholder = label, text, maxLength, verb, hidden, className } = props;
  return (
    <search aria-label={of} className={className}>
      <form action={action} className="flex gap-2">
        {hidden && <input type="hidden" {...hidden} />}
        <Field
          key={text}
          label={label}
          labelHidden
          type="search"
          name="q"
          placeholder={placeholder}
          defaultValue={text}
          maxLength={maxLength}
        />
        <Button type="submit">{verb}</Button>
      </form>
    </search>
  );
}
