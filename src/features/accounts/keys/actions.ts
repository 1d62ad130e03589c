'use server';
import { administratorAction, administratorFormAction } from '../action';
import * as keys from './mutations';
import { keyForm, keyIdInput } from './schema';

/** Makes a key, and shows it this once. */
export const createKey = administratorFormAction(keyForm, async (administratorId, input) => {
  const { key } = await keys.createKey(input, administratorId);
  return { message: `“${input.name}” is made. Copy the key now: it is not shown again.`, shown: key };
});

export const revokeKey = administratorAction(keyIdInput, async (_, { id }) => {
  await keys.revokeKey(id);
  return {};
});
