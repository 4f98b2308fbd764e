import type { Material, ServiceItem } from '../../catalogue/index.ts'
import type { HandedMaterial } from '../application.ts'
import type { StepOffice } from './step-offices.ts'
import type { MovedContent } from '../record/record-events.ts'

/**
 * What a case carries of its item's version for as long as it runs, besides situations and materials.
 * @param offices whose the review steps are that are not the deciding authority's, by step
 */
export const pinnedContent = (item: ServiceItem, offices?: ReadonlyMap<string, StepOffice>): Omit<MovedContent, 'itemVersion' | 'itemName' | 'situations' | 'materials'> => ({
  kind: item.kind,
  statutoryLimit: item.statutoryLimit,
  promisedLimit: item.promisedLimit,
  reviewSteps: item.steps.filter((step) => step.kind === 'review').map(({ id, name, days }) => ({ id, name, ...(days > 0 ? { days } : {}), ...offices?.get(id) })),
  specialSteps: item.steps.filter((step) => step.kind === 'specialProcedure').map(({ id, name, days }) => ({ id, name, days })),
  siteVisits: item.siteVisits,
  makesCertificate: item.steps.some((step) => step.kind === 'makeCertificate'),
  ...(item.commitmentSystem ? { isCommitmentItem: true as const } : {}),
})

/** 可容缺, 可告知承诺: only said where it is so, because every case carries it. */
export const promisable = ({ deferrable, commitment }: Material): Pick<HandedMaterial, 'deferrable' | 'committable'> => ({
  ...(deferrable ? { deferrable: true as const } : {}), ...(commitment ? { committable: true as const } : {}),
})
