import type { oas31 } from 'zod-openapi';
import { CodeText } from '@/features/search/components/code-text';
import { schemaText, shapeId } from '../api/schema-text';
import { MemberList } from './member-list';

type ApiOperationProps = { method: string; path: string; operation: oas31.OperationObject };

/** One thing that can be asked: where, with what, and what comes back. */
export function ApiOperation({ method, path, operation }: ApiOperationProps) {
  const { operationId = '', summary, description = '', security = [] } = operation;
  const parameters = (operation.parameters ?? []) as oas31.ParameterObject[];
  const members = parameters.map(
    ({ name, in: place, required, schema = {}, description: about = '', example }) => ({
      name,
      type: [PLACES[place] ?? place, required && 'required', schemaText(schema)].filter(Boolean).join(', '),
      about: example === undefined ? about : `${about} For example \`${example}\`.`,
    }),
  );
  const shape = shapeOf(operation);
  return (
    <article aria-labelledby={operationId} className="mb-8">
      <h3 id={operationId} className="mb-1 scroll-mt-6 font-serif text-xl font-medium">
        {summary}
      </h3>
      <p className="font-mono text-sm wrap-anywhere">
        <b className="font-semibold">{method.toUpperCase()}</b> {path}
      </p>
      <p className="my-2 max-w-article text-pretty">
        <CodeText text={description} />
        {security.length > 0 && ' Needs a key.'}
      </p>
      {members.length > 0 && <MemberList members={members} />}
      <p className="mt-2 text-sm text-soft">
        Answers{' '}
        <a href={`#${shapeId(shape)}`} className={LINK}>
          {shape}
        </a>
        ; else {elseText(operation)}.
        <Example method={method} address={operation['x-example']} isOpen={security.length === 0} />
      </p>
    </article>
  );
}

const PLACES: Record<string, string> = { path: 'in the path', query: 'parameter', header: 'header' };

const LINK =
  'underline decoration-edge underline-offset-4 wrap-anywhere hover:text-ink touch:inline-block touch:py-3';

function shapeOf({ responses = {} }: oas31.OperationObject): string {
  return schemaText(responses['200']?.content?.['application/json']?.schema ?? {});
}

function elseText({ responses = {} }: oas31.OperationObject): string {
  return Object.keys(responses)
    .filter((status) => status !== '200')
    .join(', ');
}

function Example({ method, address, isOpen }: { method: string; address: string; isOpen: boolean }) {
  if (method !== 'get' || !isOpen) return null;
  return (
    <>
      {' '}
      For example {/* Not a link within the site: what is there is no page. */}
      <a href={address} className={`font-mono ${LINK}`}>
        {address}
      </a>
    </>
  );
}
