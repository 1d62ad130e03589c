import { mcpRoute } from '@/features/syndication/mcp/mcp-route';
import { preflight } from '@/features/syndication/preflight';

export const GET = mcpRoute;
export const POST = mcpRoute;
export const DELETE = mcpRoute;
export const OPTIONS = preflight('GET, POST, DELETE, OPTIONS');
