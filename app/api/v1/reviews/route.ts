import { standInGet, standInPost } from '@/server/review/stand-in';

export const dynamic = 'force-dynamic';
export const GET = standInGet;
export const POST = standInPost;
