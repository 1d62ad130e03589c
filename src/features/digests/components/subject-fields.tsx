import type { Subject } from '../subject';

/** What a form is about, where that is not for its reader to choose. */
export function SubjectFields({ subject }: { subject: Subject }) {
  return (
    <>
      <input type="hidden" name="subject" value={subject.kind} />
      {subject.text && <input type="hidden" name="text" value={subject.text} />}
    </>
  );
}
