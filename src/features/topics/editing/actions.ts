'use server';
import { administratorFormAction } from '@/features/accounts/action';
import { countText } from '@/lib/number-text';
import * as editing from './mutations';
import { newTopicForm, topicFormForm, topicMergeForm, topicNameForm } from './schema';

export const addTopic = administratorFormAction(newTopicForm, async (_, { slug, name, forms }) => {
  const lines = forms.split('\n').filter((line) => line.trim() !== '');
  return said('Added', await editing.addTopic({ slug, name, forms: lines }));
});

export const addForm = administratorFormAction(topicFormForm, async (_, { slug, form }) =>
  said('Added', await editing.addForm(slug, form)),
);

export const removeForm = administratorFormAction(topicFormForm, async (_, { slug, form }) =>
  said('Removed', await editing.removeForm(slug, form)),
);

export const renameTopic = administratorFormAction(topicNameForm, async (_, { slug, name }) =>
  said('Renamed', await editing.renameTopic(slug, name)),
);

export const mergeTopic = administratorFormAction(topicMergeForm, async (_, { slug, into }) =>
  said('Merged', await editing.mergeTopics(slug, into.trim())),
);

function said(done: string, { papers }: editing.TopicChange): { message: string } {
  return { message: `${done}. ${countText(papers.length, 'paper')} gained or lost it.` };
}
