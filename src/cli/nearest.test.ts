import { expect, it } from 'vitest';
import { nearest } from './nearest';

const COMMANDS = [
  'start',
  'migrate',
  'ingest',
  'backup',
  'restore',
  'export',
  'import',
  'doctor',
  'user',
  'key',
];

it.each([
  ['bakcup', 'backup'],
  ['backups', 'backup'],
  ['resotre', 'restore'],
  ['dcotor', 'doctor'],
  ['imprt', 'import'],
  ['mig', 'migrate'],
  ['users', 'user'],
  ['ky', 'key'],
])('takes %s for %s', (typed, meant) => {
  expect(nearest(typed, COMMANDS)).toBe(meant);
});

it.each(['frobnicate', 'x', '', 'zzz'])('takes "%s" for nothing', (typed) => {
  expect(nearest(typed, COMMANDS)).toBeNull();
});
