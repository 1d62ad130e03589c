import { citationTags, jsonForScript, scholarlyArticle } from '../citation-tags';
import type { PaperDetail } from '../queries';

/** What machines read on a paper's page: Highwire tags, which React puts into the head, and JSON-LD. */
export function PaperMetadata({ paper, url }: { paper: PaperDetail; url: string }) {
  return (
    <>
      {citationTags(paper, url).map(({ name, content }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two authors may share a name; their order is the paper's
        <meta key={index} name={name} content={content} />
      ))}
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON escaped for a script element
        dangerouslySetInnerHTML={{ __html: jsonForScript(scholarlyArticle(paper, url)) }}
      />
    </>
  );
}
