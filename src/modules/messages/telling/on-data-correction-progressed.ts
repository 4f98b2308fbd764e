import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getDirectory } from '../../organisation/index.ts'
import { DATA_CORRECTION_EVENTS, type DataCorrectionProgressed } from '../../subjects/events.ts'
import { roleDesk } from '../desk/desk-rules.ts'
import { tell } from './tell.ts'

/** Tells the department that keeps a register of a request to mend it, and whoever asked of the answer. */
export const onDataCorrectionProgressed: Reader = {
  id: 'messages.onDataCorrectionProgressed',
  on: DATA_CORRECTION_EVENTS,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.map(({ id, region, type, payload, at }) => {
      const { subjectId, register, field, authorityId, dueOn, outcomeName } = payload as unknown as DataCorrectionProgressed
      const words = { register, field, authorityName: directory.authority(authorityId).name, answerBy: toChineseDate(dueOn), outcome: outcomeName ?? '核实中' }
      const common = { id, region, at, words }
      return type === 'subjects.dataCorrectionAsked'
        ? { ...common, template: 'officer.dataCorrectionAsked', desks: [roleDesk(region, 'reviewer', authorityId), roleDesk(region, 'decider', authorityId)] }
        : { ...common, template: 'applicant.dataCorrectionAnswered', subjects: [subjectId], smsTo: subjectId }
    }))
  },
}
