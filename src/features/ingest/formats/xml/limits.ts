import { MAX_ELEMENT_LENGTH, MAX_NESTING } from '../raw-element';

/**
 * What XML may hold, so that no body fills the memory whatever it says. Beside these an element has the limits of
 * every element of a body: its length (`MAX_ELEMENT_LENGTH`) and how much of it is kept.
 */
export const XML_LIMITS = {
  /** Elements around an element, from the root on. */
  depth: MAX_NESTING,
  attributes: 256,
  /** Elements within one record: the largest real ones have 5,000 authors of four elements each. */
  elements: 50_000,
  /** One piece of text, tag, comment or declaration, in UTF-16 code units: the parser must hold it whole. */
  piece: MAX_ELEMENT_LENGTH,
} as const;
