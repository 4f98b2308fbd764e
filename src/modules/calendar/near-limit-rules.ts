/** From when on a limit is near: so much of it is used, or so few workdays are left. */
export interface NearLimit {
  percent: number
  workdays: number
}

/** @param limit its whole workdays; null where it is not counted in them: then only what is left counts */
export const isNear = ({ percent, workdays }: NearLimit, { leftDays, limit }: { leftDays: number; limit: number | null }): boolean =>
  leftDays <= workdays || (limit !== null && limit > 0 && limit - leftDays >= Math.ceil((limit * percent) / 100))
