'use client';
import { useSyncExternalStore } from 'react';

/** Tells the reader's time zone with a form. Without JavaScript it is empty, and the site's zone is taken. */
export function TimeZoneInput() {
  const timeZone = useSyncExternalStore(subscribe, readZone, () => '');
  return <input type="hidden" name="timeZone" value={timeZone} />;
}

const subscribe = () => () => {};
const readZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
