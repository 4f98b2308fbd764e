import type { Reader } from '../../platform/jobs/jobs.ts'
import { updateSubjectIndex } from './application-list-store.ts'
import { APPLICATION_EVENTS, type ApplicationProgressed } from './events.ts'

/** Keeps the applicant's own list up to date: it is stored with the person, and the case with its region. */
export const onApplicationProgressed: Reader = {
  id: 'applications.onProgressed',
  on: APPLICATION_EVENTS.filter((type) => type !== 'applications.submitted'),
  async run(ctx, events) {
    const newest = new Map<string, Parameters<typeof updateSubjectIndex>[1][number]>()
    for (const event of events) {
      const { number, state, version, applicantId, agentId, submittedAt } = event.payload as unknown as ApplicationProgressed
      if ((newest.get(number)?.version ?? 0) < version) newest.set(number, { number, submittedAt, subjectIds: [applicantId, ...(agentId ? [agentId] : [])], state, version, at: event.at })
    }
    await updateSubjectIndex(ctx.db, [...newest.values()])
  },
}
