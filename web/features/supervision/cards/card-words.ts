import { toShortDay } from '../../../kit/dates.ts'
import type { Card } from './card-calls.ts'

/** 3月10日前 or 已超期: by when the next step is due. */
export const dueWords = ({ until, isOverdue }: Card['next'][number]): string | undefined => (until === null ? undefined : isOverdue ? `应在${toShortDay(until)}前，已超期` : `${toShortDay(until)}前`)
