/**
 * What saxes says of faults in characters and references, and what people are told. They leave the structure as it is;
 * where an unfinished reference swallowed tags, the tags that are left do not match, and that is told by itself.
 */
const FAULTS_OF_TEXT = new Map(
  Object.entries({
    'disallowed character.': 'a character that XML does not allow',
    'undefined entity.': 'an entity that is not defined',
    'malformed character entity.': 'a reference to a character that XML does not allow',
    'empty entity name.': 'an "&" without a name',
    'disallowed character in entity name.': 'an "&" that is not escaped',
    'the string "]]>" is disallowed in char data.': '"]]>" within text',
  }),
);

export const TEXT_OUTSIDE = 'text data outside of root node.';

/** A fault within an element's text, in words; null where the structure itself is broken. */
export function faultOfText(message: string): string | null {
  return FAULTS_OF_TEXT.get(message) ?? null;
}

/** A fault of the structure, in saxes' own words. */
export function faultOfStructure(message: string): string {
  return message.replace(/\.$/, '');
}
