import type { Reader, TimedJob } from '../../platform/jobs/jobs.ts'
import { publishDueChanges } from './changes/publish-due-changes.ts'
import { checkDaily, onItemPublished } from './checks/check-catalogue.ts'
import { checkLinksDaily } from './checks/check-links.ts'
import { forgetCountedDaily, onApplicationFiled } from './lists/on-application-filed.ts'

export const catalogueTimedJobs: TimedJob[] = [publishDueChanges, checkDaily, checkLinksDaily, forgetCountedDaily]

export const catalogueReaders: Reader[] = [onItemPublished, onApplicationFiled]
