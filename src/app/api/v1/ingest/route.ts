import { takeIn } from '@/app/_parts/take-in';
import { limitedRoute } from '@/features/accounts/calls/limited-route';

export const POST = limitedRoute(takeIn);
