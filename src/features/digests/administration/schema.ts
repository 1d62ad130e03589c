import { z } from 'zod';
import { mailAddressInput } from '../address';

/** What came back from an address, as a script or a form tells it. */
export const returnInput = z.object({
  address: mailAddressInput,
  kind: z.enum(['complaint', 'bounce'], 'Say what it was: complaint or bounce.'),
  note: z.string().trim().max(300, 'A note has 300 characters at most.').optional(),
});

/** The operator asks for a digest to look at. */
export const testInput = z.object({ address: mailAddressInput });
