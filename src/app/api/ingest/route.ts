import { takeIn } from '@/app/_parts/take-in';
import { route } from '@/lib/http';

/** Takes papers in. `?format=` forces a format, `?day=` an edition. */
export const POST = route(takeIn);
