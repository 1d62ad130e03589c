'use server';
import { administratorFormAction } from '@/features/accounts/action';
import { countText } from '@/lib/number-text';
import * as editing from './mutations';
import { newTopicForm, topicFormForm, topicMergeForm, topicNameForm } from './schema';

/** Nobody waits for that in front of a page: with many papers it takes minutes. */
const BY_JOB = { byJob: true };

export const addTopic = administratorFormAction(newTopicForm, async (_, { slug, name, forms }) => {
  const lines = forms.split('\n').filter((line) => line.trim() !== '');
  await editing.addTopic({ slug, name, forms: lines }, BY_JOB);
  return { message: 'Added. The worker reads the papers again: those that write it so gain it.' };
});

export const addForm = administratorFormAction(topicFormForm, async (_, { slug, form }) => {
  await editing.addForm(slug, form, BY_JOB);
  return { message: 'Added. The worker reads the papers again: those that write it so gain it.' };
});

export const removeForm = administratorFormAction(topicFormForm, async (_, { slug, form }) => {
  await editing.removeForm(slug, form, BY_JOB);
  return {
    message: 'Removed. The worker reads the papers again: those that write it in no other way lose it.',
  };
});

export const renameTopic = administratorFormAction(topicNameForm, async (_, { slug, name }) => {
  await editing.renameTopic(slug, name);
  return { message: 'Renamed.' };
});

export const mergeTopic = administratorFormAction(topicMergeForm, async (_, { slug, into }) => {
  const { papers } = await editing.mergeTopics(slug, into.trim());
  return { message: `Merged. ${countText(papers.length, 'paper')} had it.` };
});
