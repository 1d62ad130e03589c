'use client';
import { useSyncExternalStore } from 'react';
import { TimeZoneField } from './time-zone-field';

/** Tells the reader's time zone with a form. Without JavaScript it is empty, and the site's zone is taken. */
export function TimeZoneInput() {
  return <input type="hidden" name="timeZone" value={useBrowserZone('')} />;
}

/** A field that begins with the reader's own time zone; without JavaScript, with that of the site. */
export function OwnTimeZoneField({ siteZone }: { siteZone: string }) {
  const timeZone = useBrowserZone(siteZone);
  return <TimeZoneField key={timeZone} timeZone={timeZone} />;
}

function useBrowserZone(otherwise: string): string {
  return useSyncExternalStore(subscribe, readZone, () => otherwise);
}

const subscribe = () => () => {};
const readZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
