import { Fragment } from 'react';
import { segmentText } from '../abstract-segments';
import { Formula } from './formula';

/** A title with its mathematics rendered. An address in it stays text, for the title is itself a link in most places. */
export function PaperTitle({ title }: { title: string }) {
  return segmentText(title)
    .flat()
    .map((segment, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text
      <Fragment key={index}>
        {segment.kind === 'math' ? <Formula tex={segment.tex} /> : segment.text}
      </Fragment>
    ));
}
