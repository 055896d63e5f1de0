/**
 * What a learner did with a card: an event that is never changed.
 *
 * The browser keeps these events until there is an account, which takes them over as they are. Undo and reset are
 * events too; nothing is deleted. Ids are UUIDv7 made by the browser, so that an event may be sent twice.
 */
import * as z from 'zod/mini';

/** Again, Hard, Good, Easy. In the quick mode, "don't know" is Again and "know" is Good. */
export type Rating = 1 | 2 | 3 | 4;

/** As the database gives it back: in lower case, so that one id is one text everywhere. */
const id = z.uuid().check(z.lowercase());
/** No NUL, which Postgres cannot hold, and no half of a surrogate pair, which UTF-8 cannot. */
const text = z.string().check(z.regex(/^[^\0\p{Surrogate}]*$/u));
const slug = text.check(z.minLength(1), z.maxLength(80));
const version = text.check(z.maxLength(64));

const shared = {
  id,
  guide: slug,
  /** When it happened on this device: ISO 8601, UTC. */
  at: z.iso.datetime().check(z.maxLength(40)),
  /** IANA name of the learner's zone at that moment, and the hour at which their study day begins. */
  timeZone: text.check(z.minLength(1), z.maxLength(64)),
  rolloverHour: z.int().check(z.minimum(0), z.maximum(23)),
  device: id,
};

export const reviewEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('review'),
    question: slug,
    rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    /** From seeing the question to rating it, in milliseconds; at most a minute, since people walk away. */
    durationMs: z.int().check(z.minimum(0), z.maximum(60_000)),
    mode: z.enum(['four', 'quick']),
    /** What was shown: the question's revision and the guide's edition. */
    revision: version,
    edition: version,
  }),
  /** Takes back the review with the id `ref`. */
  z.strictObject({ ...shared, kind: z.literal('undo'), ref: id }),
  /** Forgets every review of this guide that happened before. */
  z.strictObject({ ...shared, kind: z.literal('reset') }),
  /** A graded response to an item of this question, written by the server when the attempt was graded. */
  z.strictObject({
    ...shared,
    kind: z.literal('quiz'),
    question: slug,
    item: slug,
    /** 0 to 1 (domain/grading). */
    credit: z.number().check(z.minimum(0), z.maximum(1)),
    /** The attempt. */
    ref: id,
    edition: version,
  }),
  /**
   * `queue` puts a card among the due ones, as after a miss in a quiz. `suspend` and `unsuspend`: it is not asked until
   * then. `bury`: not asked on this study day. `forget`: it begins anew.
   */
  z.strictObject({
    ...shared,
    kind: z.enum(['queue', 'suspend', 'unsuspend', 'bury', 'forget']),
    question: slug,
  }),
]);

export type ReviewEvent = z.infer<typeof reviewEventSchema>;

/** The longest time that counts as thinking about one card. */
export const longestAnswerMs = 60_000;
