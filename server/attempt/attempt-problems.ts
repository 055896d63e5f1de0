/** What the routes of attempts answer when something may not be. One code has one status and one sentence everywhere. */
const problems = {
  not_found: [404, 'There is no such attempt'],
  no_such_guide: [404, 'There is no such guide'],
  no_such_hint: [404, 'There is no such hint'],
  nothing_to_ask: [422, 'Nothing of this guide is in the levels and topics that were chosen'],
  does_not_fit: [422, 'This answer does not fit the item'],
  not_practice: [422, 'This is for practice only'],
  no_clock: [422, 'This attempt has no clock'],
  id_used: [409, 'This id belongs to something else. Start again.'],
  finished: [409, 'This attempt is finished'],
  not_finished: [409, 'This attempt is not finished'],
  checked: [409, 'This answer was checked and stays as it is'],
  time_over: [409, 'The time is over. What was saved is graded.'],
  out_of_order: [409, 'An earlier extension is missing'],
  no_more: [409, 'The clock cannot be extended any more'],
} as const;

export type AttemptProblem = keyof typeof problems;

export function attemptProblem(code: AttemptProblem) {
  const [status, title] = problems[code];
  return { status, code, title };
}
