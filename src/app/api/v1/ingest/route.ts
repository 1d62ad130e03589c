import { takeIn } from '@/app/_parts/take-in';
import { limitedRoute } from '@/features/accounts/calls/limited-route';
import { methodHandlers } from '@/features/syndication/api/api-route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methodHandlers('POST', limitedRoute(takeIn));
