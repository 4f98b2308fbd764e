import type { Officer } from '../../../client/types.ts'

/** Who reads how often certificates stood for paper: whoever supervises, and whoever answers for an authority. */
export const maySeeUses = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('supervisor') || roles.includes('decider')
