import type { Platform } from '../../../platform/context.ts'
import type { Material } from '../../catalogue/index.ts'
import { getSensitiveTypes, listHeldCertificates } from '../../certificates/index.ts'
import { findConsent, listRepresentedBy, readConsents, type Subject } from '../../subjects/index.ts'
import { getSources } from '../sources/sources.ts'
import type { Source } from '../sources/source.ts'
import { listFetched } from './fetched-store.ts'
import type { MaterialResolution } from './resolution.ts'
import { type Holdings, resolveMaterial } from './waiver-rules.ts'

export type Resolving = Pick<Platform, 'db' | 'memo' | 'clock' | 'outside'>

/**
 * What becomes of each material for this applicant: by what the state has, whoever asks (guide, form, counter, API).
 * Reads the platform's own tables only; registers are asked by `fetchMaterials`.
 */
export async function resolveMaterials(platform: Resolving, materials: readonly Material[], applicant: Subject): Promise<MaterialResolution[]> {
  const holdings = await readHoldings(platform, materials, applicant)
  return materials.map((material) => resolveMaterial(material, holdings))
}

/** Whose certificates and facts can stand in for what these materials name, and which there are. */
export async function readHoldings(platform: Resolving, materials: readonly Material[], applicant: Subject): Promise<Holdings> {
  const today = platform.clock.today()
  const sources = await getSources(platform)
  const named = materials.flatMap(({ exemptBy }) => sources.get(exemptBy ?? '') ?? [])
  const { holders, subjectIds } = await findHolders(platform, named, applicant)
  const sensitiveCertificates = await getSensitiveTypes(platform)
  const [certificates, fetched, consents] = await Promise.all([
    named.some(({ kind }) => kind === 'certificate') ? listHeldCertificates(platform, subjectIds, today) : [],
    named.some(({ kind }) => kind === 'register') ? listFetched(platform.db, subjectIds, today) : [],
    named.length > 0 ? readConsents(platform, applicant) : { obstacle: null, allowsSensitive: false },
  ])
  // Only of whom something sensitive could stand in: what is of others is asked for anyway.
  const isSensitive = ({ isSensitive: marked, certificateNames }: Source) => marked || certificateNames.some((name) => sensitiveCertificates.has(name))
  const sensitive = materials.flatMap(({ exemptBy, holder }) => (holder === 'other' ? [] : (sources.get(exemptBy ?? '') ?? []))).filter(isSensitive)
  const others = new Set(sensitive.flatMap(({ holderKind }) => holders[holderKind]).filter((id) => id !== applicant.id))
  const sensitiveAllowedBy = new Set([...(consents.allowsSensitive ? [applicant.id] : []), ...(await findSensitiveAllowed(platform, [...others]))])
  const names = new Map(holders.known.map(({ id, name }) => [id, name]))
  return {
    today,
    sources,
    holders,
    certificates: certificates.map(({ holderId, ...certificate }) => ({ ...certificate, holderId, holderName: names.get(holderId)! })),
    sensitiveCertificates,
    fetched: fetched.flatMap((row) => (row.outcome === 'unanswered' ? [] : [{ holderId: row.subjectId, register: row.register, outcome: row.outcome, asOf: row.asOf?.toISOString() ?? null, fetchedAt: row.fetchedAt.toISOString(), validUntil: row.validUntil }])),
    unanswered: new Set(fetched.filter(({ outcome }) => outcome === 'unanswered').map(({ register }) => register)),
    obstacle: consents.obstacle,
    sensitiveAllowedBy,
    canAsk: (register) => platform.outside.registers?.has(register) ?? false,
  }
}

async function findSensitiveAllowed(platform: Resolving, subjectIds: readonly string[]): Promise<string[]> {
  const consents = await Promise.all(subjectIds.map((subjectId) => findConsent(platform, { subjectId, scope: 'sensitiveData' })))
  return subjectIds.filter((_, index) => consents[index])
}

/** An enterprise also shows its legal representative's certificates, a person those of the enterprises they represent: 个体工商户 and their owner. */
async function findHolders(platform: Resolving, named: readonly Source[], applicant: Subject) {
  const represented = applicant.kind === 'person' && named.some(({ holderKind }) => holderKind === 'enterprise') ? await listRepresentedBy(platform, applicant.id) : []
  const person = applicant.kind === 'person' ? [applicant] : applicant.legalRepresentativeId ? [{ id: applicant.legalRepresentativeId, name: '法定代表人' }] : []
  const enterprise = applicant.kind === 'enterprise' ? [applicant] : represented
  const idsOf = (subjects: readonly { id: string }[]) => subjects.map(({ id }) => id)
  return {
    holders: { either: [applicant.id], person: idsOf(person), enterprise: idsOf(enterprise), known: [applicant, ...person, ...enterprise] },
    subjectIds: [...new Set([applicant.id, ...idsOf(person), ...idsOf(enterprise)])],
  }
}
