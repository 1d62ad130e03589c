import type { TopicForm } from './form-finder';
import { abbreviationKey, spellingKey } from './spelling';

/** By what a form is looked up (`topic_forms.key`): the same for all that mean the form in a typed text. */
export function formKey({ form, kind }: TopicForm): string {
  return kind === 'abbreviation' ? abbreviationKey(form) : spellingKey(form);
}
