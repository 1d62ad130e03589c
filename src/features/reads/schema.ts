import { z } from 'zod';

/** The paper that a page's script says its reader opened, by its id in the address. */
export const readPaperId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
