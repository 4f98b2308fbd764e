import type { Context } from '../../platform/context.ts'
import type { AnnouncedEvent } from '../../platform/jobs/jobs.ts'
import { readAgain } from '../../platform/jobs/read-again.ts'
import { ratingReaders } from './readers.ts'
import { recountScores } from './scores/recount-store.ts'

/** Invites where an announced service event was not invited for. May be done again, and while everything runs. */
export const rereadServices = (ctx: Context, announced: readonly AnnouncedEvent[]): Promise<void> => readAgain(ctx, ratingReaders, announced)

/** Mends the counts of a region by its invitations and ratings. Returns how many were wrong. */
export const recountRatings = (ctx: Context, region: string): Promise<number> => recountScores(ctx.db, region)
