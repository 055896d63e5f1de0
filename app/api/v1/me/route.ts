import { standInMe } from '@/server/review/stand-in';

export const dynamic = 'force-dynamic';
export const GET = standInMe;
