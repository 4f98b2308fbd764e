import type { Reader } from '../../../platform/jobs/jobs.ts'
import { followInQueues, updateSubjectIndex } from './application-list-store.ts'
import { APPLICATION_EVENTS, type ApplicationProgressed } from '../events.ts'

/**
 * Keeps the lists up to date that no command writes itself: the officers' work lists, and the applicant's own, which is
 * stored with the person and not with the case. Both are read beside the case, so a moment's delay shows nothing false.
 */
export const onApplicationProgressed: Reader = {
  id: 'applications.onProgressed',
  on: APPLICATION_EVENTS,
  async run(ctx, events) {
    const told = events.map((event) => ({ event, case: event.payload as unknown as ApplicationProgressed }))
    const cases = Map.groupBy(told, (each) => each.case.number)
    await followInQueues(ctx.db, [...cases].map(([number, each]) => ({ region: each[0]!.event.region, number, leftPlaces: each.map(({ case: { leftPlace } }) => leftPlace) })))
    const newest = [...cases.values()]
      .map((each) => each.reduce((last, next) => (last.case.version < next.case.version ? next : last)))
      .filter(({ event }) => event.type !== 'applications.submitted')
    await updateSubjectIndex(ctx.db, newest.map(({ event, case: { number, submittedAt, applicantId, agentId, state, version } }) => ({
      number, submittedAt, subjectIds: [applicantId, ...(agentId ? [agentId] : [])], state, version, at: event.at,
    })))
  },
}
