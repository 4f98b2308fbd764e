import type { Static } from 'typebox'
import type { SubjectSummary } from './contract.ts'
import type { Subject } from './subject.ts'

/** A subject as it crosses HTTP: the number masked, no phone. */
export const toSummary = ({ id, kind, name, identityMasked, address, region, sex, birthDate }: Subject): Static<typeof SubjectSummary> => ({
  id, kind, name, identityMasked, address, region, sex, birthDate,
})
