/**
 * What a credential must look like, written down from the Open Badges 3.0 specification, annex B ("Data models", version
 * 3.0.3), since no package carries its JSON Schema: the classes that Cairn writes, with their required properties, the
 * types of all others, the vocabularies, and `additionalProperties` where the specification closes a class.
 */
const text = { type: 'string' } as const;
const dateTime = { type: 'string', format: 'date-time' } as const;

const typed = (...names: readonly string[]) => ({
  type: 'array',
  minItems: 1,
  contains: { enum: names },
  items: text,
});
const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/$defs/${name}` } });
const one = (name: string) => ({ $ref: `#/$defs/${name}` });
const record = (required: readonly string[], properties: object, isOpen = true) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: isOpen,
});
const extensible = (words: string) => ({
  oneOf: [
    { type: 'string', enum: words.split(' ') },
    { type: 'string', pattern: '(ext:)[a-z|A-Z|0-9|.|-|_]+' },
  ],
});

const achievementTypes =
  'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma';
const identifierTypes =
  'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier';
const resultTypes =
  'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status';

export const openBadgeSchema = {
  $schema: 'https://json-schema.org/draft/2019-09/schema#',
  ...record(['@context', 'id', 'type', 'credentialSubject', 'issuer', 'validFrom', 'proof'], {
    '@context': {
      type: 'array',
      minItems: 2,
      items: [
        { enum: ['https://www.w3.org/ns/credentials/v2'] },
        { type: 'string', pattern: '^https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)*\\.json$' },
      ],
    },
    id: text,
    type: { allOf: [typed('VerifiableCredential'), typed('AchievementCredential', 'OpenBadgeCredential')] },
    name: text,
    description: text,
    image: one('Image'),
    awardedDate: dateTime,
    credentialSubject: one('AchievementSubject'),
    evidence: listOf('Evidence'),
    issuer: { oneOf: [text, one('Profile')] },
    validFrom: dateTime,
    validUntil: dateTime,
    proof: { minItems: 1, ...listOf('Proof') },
    credentialSchema: listOf('CredentialSchema'),
    credentialStatus: one('CredentialStatus'),
  }),
  $defs: {
    Image: record(['id', 'type'], { id: text, type: { enum: ['Image'] }, caption: text }, false),
    Profile: record(['id', 'type'], { id: text, type: typed('Profile'), name: text, url: text, description: text }),
    Proof: record(['type'], {
      type: text,
      created: dateTime,
      cryptosuite: text,
      proofPurpose: text,
      proofValue: text,
      verificationMethod: text,
    }),
    CredentialSchema: record(['id', 'type'], { id: text, type: text }),
    CredentialStatus: record(['id', 'type'], { id: text, type: text }),
    Evidence: record(['type'], { id: text, type: typed('Evidence'), narrative: text, name: text, description: text }),
    AchievementSubject: {
      ...record(['type', 'achievement'], {
        id: text,
        type: typed('AchievementSubject'),
        activityStartDate: dateTime,
        activityEndDate: dateTime,
        achievement: one('Achievement'),
        identifier: listOf('IdentityObject'),
        narrative: text,
        result: listOf('Result'),
      }),
      // "Either id or at least one identifier MUST be supplied."
      anyOf: [{ required: ['id'] }, { required: ['identifier'], properties: { identifier: { minItems: 1 } } }],
    },
    IdentityObject: record(
      ['type', 'hashed', 'identityHash', 'identityType'],
      {
        type: { enum: ['IdentityObject'] },
        hashed: { type: 'boolean' },
        identityHash: text,
        identityType: extensible(identifierTypes),
        salt: text,
      },
      false,
    ),
    Achievement: record(['id', 'type', 'criteria', 'description', 'name'], {
      id: text,
      type: typed('Achievement'),
      achievementType: extensible(achievementTypes),
      criteria: one('Criteria'),
      description: text,
      name: text,
      version: text,
      resultDescription: listOf('ResultDescription'),
    }),
    Criteria: record([], { id: text, narrative: text }),
    ResultDescription: record(['id', 'type', 'name', 'resultType'], {
      id: text,
      type: typed('ResultDescription'),
      name: text,
      resultType: extensible(resultTypes),
      valueMin: text,
      valueMax: text,
    }),
    Result: record(['type'], { type: typed('Result'), resultDescription: text, value: text, achievedLevel: text }),
  },
} as const;
