import { OutboundLink } from '@/ui/outbound-link';
import { type Segment, segmentText } from '../abstract-segments';
import { Formula } from './formula';

/** Clean text as paragraphs, with its mathematics rendered and its addresses made links. */
export function RichText({ text }: { text: string }) {
  return segmentText(text).map((segments, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a constant text
    <p key={index} dir="auto">
      <Segments segments={segments} />
    </p>
  ));
}

/** One paragraph's worth, for a place that has a block of its own. */
export function InlineText({ text }: { text: string }) {
  return <Segments segments={segmentText(text).flat()} />;
}

function Segments({ segments }: { segments: Segment[] }) {
  return segments.map((segment, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text
    if (segment.kind === 'math') return <Formula key={index} tex={segment.tex} scrolls />;
    if (segment.kind === 'text') return segment.text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text
      <OutboundLink key={index} href={segment.url}>
        {segment.text}
      </OutboundLink>
    );
  });
}
