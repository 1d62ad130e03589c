import type { oas31 } from 'zod-openapi';

type Schema = oas31.SchemaObject | oas31.ReferenceObject;

/** One member of a shape, as a table shows it. */
export type Member = { name: string; type: string; about: string };

/** What a schema admits, in few words: "text or null", "list of Paper", "one of open, final". */
export function schemaText(schema: Schema): string {
  if ('$ref' in schema && schema.$ref) return refName(schema.$ref);
  const { type, enum: choices, anyOf, items, properties } = schema as oas31.SchemaObject;
  if (anyOf) return [...new Set(anyOf.map(schemaText))].join(' or ');
  if (choices) return `one of ${choices.map((each) => String(each)).join(', ')}`;
  if (Array.isArray(type)) return type.map((each) => TYPES[each] ?? each).join(' or ');
  if (type === 'array') return `list of ${items ? schemaText(items) : 'anything'}`;
  if (type === 'object') return properties ? `{ ${Object.keys(properties).join(', ')} }` : 'object';
  return TYPES[String(type)] ?? 'anything';
}

/** Where a page tells of a shape. */
export function shapeId(name: string): string {
  return `shape-${name}`;
}

const TYPES: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
};

/** The members of a shape, with what is said of each; those of shapes within it are named by paths. */
export function membersOf(schema: Schema, before = ''): Member[] {
  const { properties = {} } = schema as oas31.SchemaObject;
  return Object.entries(properties).flatMap(([name, member]) => {
    const about = (member as oas31.SchemaObject).description ?? '';
    const own = { name: before + name, type: schemaText(member), about };
    return [own, ...membersOf(innerShape(member), `${before}${name}.`)];
  });
}

/** The shape that a member, or each of its list, has of its own. */
function innerShape(schema: Schema): Schema {
  const { items, anyOf } = schema as oas31.SchemaObject;
  const inner = items ?? anyOf?.find((each) => 'properties' in each || 'items' in each);
  return inner ? innerShape(inner) : schema;
}

function refName(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}
