import { standInSignOut } from '@/server/review/stand-in';

export const dynamic = 'force-dynamic';
export const POST = standInSignOut;
