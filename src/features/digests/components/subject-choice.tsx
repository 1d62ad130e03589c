import { Field } from '@/ui/field';
import { SelectField } from '@/ui/select-field';
import { SUBJECT_LENGTH, type Subject, type SubjectKind } from '../subject';

const CHOICES: { value: SubjectKind; label: string }[] = [
  { value: 'board', label: 'Trending papers' },
  { value: 'search', label: 'A search' },
  { value: 'topic', label: 'A topic' },
  { value: 'author', label: 'An author' },
];
const BOOKMARKS = { value: 'bookmarks', label: 'Topics of your bookmarks' } as const;

/** What is followed, and what it is called where it is not everything. */
export function SubjectChoice({ subject, bookmarks }: { subject: Subject; bookmarks: boolean }) {
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <SelectField
        label="What"
        name="subject"
        defaultValue={subject.kind}
        options={bookmarks ? [...CHOICES, BOOKMARKS] : CHOICES}
      />
      <div className="flex">
        <Field
          label="Which search, topic or author"
          name="text"
          defaultValue={subject.text}
          maxLength={SUBJECT_LENGTH}
          autoComplete="off"
        />
      </div>
    </div>
  );
}
