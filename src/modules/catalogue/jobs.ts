import type { Reader, TimedJob } from '../../platform/jobs/jobs.ts'
import { publishDueChanges } from './changes/publish-due-changes.ts'
import { thinRevisions } from './changes/thin-revisions.ts'
import { checkDaily, onItemPublished } from './checks/check-catalogue.ts'
import { checkLinksDaily } from './checks/check-links.ts'
import { followOrganisation } from './entries/follow-organisation.ts'
import { forgetCountedCases, onApplicationFiled } from './lists/on-application-filed.ts'

export const catalogueTimedJobs: TimedJob[] = [publishDueChanges, followOrganisation, thinRevisions, checkDaily, checkLinksDaily, forgetCountedCases]

export const catalogueReaders: Reader[] = [onItemPublished, onApplicationFiled]
