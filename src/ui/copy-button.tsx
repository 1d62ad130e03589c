'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button';
import { Icon } from './icon';

const SHOWN_MS = 2_000;
const never = () => () => {};

/** Copies a text and says so. Not there before it can work: without a script the text is selected by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const able = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  );
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      className={able ? '' : 'invisible'}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </Button>
  );
}
