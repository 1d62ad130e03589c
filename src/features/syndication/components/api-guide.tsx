import { CodeText } from '@/features/search/components/code-text';
import { numberText } from '@/lib/number-text';

type ApiGuideProps = { siteUrl: string; requests: number; windowSeconds: number };

/** What holds for everything that is asked. */
export function ApiGuide({ siteUrl, requests, windowSeconds }: ApiGuideProps) {
  const rules: [string, string][] = [
    [
      'Lists',
      'have `items` and `next`. Give `next` as `cursor` to go on; where it is null there is no more. The same address stands in the header `Link`.',
    ],
    [
      'Refusals',
      'are problem documents (RFC 9457): `detail` says what is wrong and where, `code` says it in one word. A parameter that is unknown, or there twice, is refused.',
    ],
    [
      'Asking again',
      'costs little: send the `ETag` of an answer as `If-None-Match`, and 304 says that nothing changed. Programs in any page may read.',
    ],
    [
      'Limits',
      `are ${numberText(requests)} requests in ${numberText(windowSeconds)} seconds, for each key or network address. \`RateLimit\` says how many are left; beyond that the answer is 429 with \`Retry-After\`.`,
    ],
    [
      'Keys',
      'are needed to take papers in only: `Authorization: Bearer bsk_…`. Whoever runs this site makes them.',
    ],
    [
      'Writes',
      'may have a name, `Idempotency-Key`: sent again within a day, also at the same time, they are done once and answered alike.',
    ],
  ];
  return (
    <>
      <pre className="mb-5 rounded-md bg-wash p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
        curl '{siteUrl}/api/v1/search?q=sparse+autoencoders&has=code'
      </pre>
      <dl className="mb-9 max-w-article border-t">
        {rules.map(([name, rule]) => (
          <div key={name} className="border-b py-2 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-6">
            <dt className="font-medium">{name}</dt>
            <dd className="text-pretty text-soft">
              <CodeText text={rule} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
