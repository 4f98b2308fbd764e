import type { Officer } from '../../client/types.ts'

/** Watches over 好差评: scores, what is on the wall, topics, surveys. */
export const supervisesRatings = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('supervisor')
