import { problemResponse } from '@/server/http/problem';

/** Programs get an answer that they can read, also where nothing is. */
function nothingHere(): Response {
  return problemResponse({ status: 404, code: 'not_found', title: 'There is nothing at this address.' });
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
