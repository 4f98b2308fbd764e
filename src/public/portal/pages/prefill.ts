import { getItemForm } from '../../../modules/catalogue/index.ts'
import type { Prefilled } from '../../../modules/materials/index.ts'
import type { Platform } from '../../../platform/context.ts'

interface SubjectSummary {
  id: string
  kind: 'person' | 'enterprise'
  name: string
  identityMasked: string
  address: string | null
}

/** Who is signed in and for whom they may act, as `/citizen/me` tells. */
export interface Self {
  subject: SubjectSummary
  principals: { subject: SubjectSummary; as: 'self' | 'legalRepresentative' | 'guardian' | 'agent'; asName: string }[]
}

/** A credit code is public and arrives whole; an identity number arrives masked and is typed by its owner. */
const WHOLE_USCC = /^[0-9A-Z]{18}$/

/**
 * What the platform knows of the applicant, under the names by which forms ask for it. Nobody types twice what is on file.
 * @param found what their certificates and registers say; it goes before what the account says
 */
export async function prefillAnswers(platform: Platform, itemCode: string, applicant: Self['principals'][number], self: Self, found: readonly Prefilled[]): Promise<Record<string, unknown>> {
  const { form } = await getItemForm(platform, itemCode)
  const { subject } = applicant
  const uscc = WHOLE_USCC.test(subject.identityMasked) ? subject.identityMasked : undefined
  const known: Record<string, string | undefined> = subject.kind === 'person'
    ? { applicantKind: 'person', applicantName: subject.name, applicantIdentityKind: 'residentIdentityCard', applicantAddress: subject.address ?? undefined }
    : {
        applicantKind: 'enterprise',
        enterpriseName: subject.name,
        enterpriseUscc: uscc,
        enterpriseAddress: subject.address ?? undefined,
        businessName: subject.name,
        businessUscc: uscc,
        legalRepresentativeName: applicant.as === 'legalRepresentative' ? self.subject.name : undefined,
        contactName: self.subject.name,
      }
  for (const { field, value } of found) known[field] = value
  return Object.fromEntries(Object.entries(known).filter(([name, value]) => value !== undefined && isAllowed(form.schema.properties[name], value)))
}

/** Only what the question takes: a form may ask the same name with other choices. */
export function isAllowed(property: { type: string; oneOf?: { const: string }[] } | undefined, value: string): boolean {
  return property?.type === 'string' && (property.oneOf === undefined || property.oneOf.some((choice) => choice.const === value))
}
