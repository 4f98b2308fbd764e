import type { TimedJob } from '../../platform/jobs/jobs.ts'
import { followCards } from './cards/follow-cards.ts'
import { tidyTallies } from './monitor/tidy-tallies.ts'
import { raiseDueSignals } from './watch/watch-matters.ts'

export const supervisionTimedJobs: TimedJob[] = [raiseDueSignals, followCards, tidyTallies]
