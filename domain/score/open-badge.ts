/**
 * A score as an Open Badges 3.0 credential (https://www.imsglobal.org/spec/ob/v3p0/), before it is signed. It claims
 * what the score page claims, and says in the same words how the answers were judged.
 */
import { certificateName } from '@/domain/score/embed';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { caveats, howText, kindText, pointsText, scoreText } from '@/domain/score/score-words';

export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** How many scores one status list holds: the least that the specification allows, so that one says little. */
export const statusListLength = 131_072;

/** Which list holds a score's bit, 1-based, and where in it. */
export function statusPlace(statusIndex: number): { readonly list: number; readonly index: number } {
  return { list: Math.floor(statusIndex / statusListLength) + 1, index: statusIndex % statusListLength };
}

export type CredentialFacts = {
  readonly statement: ScoreStatement;
  readonly scoreId: string;
  readonly statusIndex: number;
  /** When what it says was last changed. */
  readonly changedAt: Date;
  /** Of this server: `https://cairn.example`. */
  readonly origin: string;
  readonly pageUrl: string;
  readonly pictureUrl: string;
};

export type Json = { readonly [key: string]: unknown };

/** Where this instance says who it is. */
export function issuerUrl(origin: string): string {
  return `${origin}/credentials/issuer.json`;
}

/** The instance as a profile, as it stands in every credential. */
export function issuerProfile(origin: string): Json {
  return {
    id: issuerUrl(origin),
    type: ['Profile'],
    name: `Cairn at ${new URL(origin).host}`,
    url: `${origin}/`,
    description: 'Interview guides with quizzes. Graded on the server; nothing is proctored.',
  };
}

function achievement({ statement, origin }: CredentialFacts): Json {
  const { guide, guideTitle, edition, kind, items, poolSize, mode } = statement;
  const id = `${origin}/guides/${guide}#edition-${edition}-${kind}-${mode}`;
  const result = (name: string, resultType: string, valueMax: string) => ({
    id: `${id}-${resultType}`,
    type: ['ResultDescription'],
    name,
    resultType,
    valueMin: '0',
    valueMax,
  });
  const how = howText({ ...statement, endedBy: 'learner' });
  return {
    id,
    type: ['Achievement'],
    achievementType: 'Assessment',
    name: certificateName(statement),
    description: `Questions of the guide “${guideTitle}”, edition ${edition.slice(0, 8)}. ${kindText(statement)}.`,
    version: edition,
    criteria: {
      id: `${origin}/guides/${guide}`,
      narrative: `${how} There is no pass mark: the result says how many of ${items} questions were answered right${items < poolSize ? `, of ${poolSize} that could have been asked` : ''}.`,
    },
    resultDescription: [result('Share of the points', 'Percent', '100'), result('Points', 'RawScore', String(items))],
  };
}

function subject(facts: CredentialFacts): Json {
  const { statement, scoreId } = facts;
  const about = achievement(facts);
  const nameIdentifier = { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: statement.name };
  const result = (type: string, value: string) => ({
    type: ['Result'],
    resultDescription: `${String(about['id'])}-${type}`,
    value,
  });
  return {
    // Of this score alone: two scores of one person are not tied to each other by it.
    id: `urn:uuid:${scoreId}`,
    type: ['AchievementSubject'],
    ...(statement.name === null ? {} : { identifier: [nameIdentifier] }),
    activityStartDate: statement.startedAt,
    activityEndDate: statement.takenAt,
    achievement: about,
    result: [result('Percent', String(statement.percent)), result('RawScore', pointsText(statement.points))],
  };
}

/** The credential of a score, without its proof. */
export function openBadge(facts: CredentialFacts): Json {
  const { statement, origin, pageUrl, pictureUrl, statusIndex, changedAt } = facts;
  const { list, index } = statusPlace(statusIndex);
  const listUrl = `${origin}/credentials/status/${list}`;
  const which = `It was the learner’s attempt number ${statement.attemptNumber} at this guide.`;
  return {
    '@context': [...credentialContexts],
    id: `${pageUrl}/credential.json`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${certificateName(statement)}: ${scoreText(statement)}`,
    issuer: issuerProfile(origin),
    validFrom: changedAt.toISOString(),
    awardedDate: statement.takenAt,
    image: { id: pictureUrl, type: 'Image' },
    credentialSubject: subject(facts),
    evidence: [
      {
        id: pageUrl,
        type: ['Evidence'],
        name: 'Score page',
        narrative: [howText(statement), which, ...caveats(statement)].join(' '),
      },
    ],
    credentialStatus: {
      id: `${listUrl}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: listUrl,
    },
  };
}

/** One key as it is published (Multikey). */
export function publishedKey(origin: string, key: { readonly id: string; readonly publicKey: string }): Json {
  return {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: keyUrl(origin, key.id),
    type: 'Multikey',
    controller: issuerUrl(origin),
    publicKeyMultibase: key.publicKey,
  };
}

/** Where a key is published. */
export function keyUrl(origin: string, id: string): string {
  return `${origin}/credentials/keys/${id}.json`;
}

/** Who this instance is and which keys speak for it: a profile and a controller document in one. */
export function issuerDocument(
  origin: string,
  keys: readonly { readonly id: string; readonly publicKey: string }[],
): Json {
  const methods = keys.map((key) => {
    const { '@context': _, ...method } = publishedKey(origin, key);
    return method;
  });
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    ...issuerProfile(origin),
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

type StatusListFacts = {
  readonly origin: string;
  readonly list: number;
  readonly encodedList: string;
  readonly madeAt: Date;
};

/** A list of status bits, as a credential before it is signed. `encodedList` is the multibase of the gzipped bits. */
export function statusListCredential({ origin, list, encodedList, madeAt }: StatusListFacts): Json {
  const id = `${origin}/credentials/status/${list}`;
  return {
    '@context': [credentialContexts[0]],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerUrl(origin),
    validFrom: madeAt.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  };
}
