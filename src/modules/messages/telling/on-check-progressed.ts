import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { CHECK_EVENTS, type CheckEventType, type CheckProgressed } from '../../materials/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { type Desk, officerDesk, roleDesk } from '../desk/desk-rules.ts'
import type { TemplateId } from '../templates/templates.ts'
import { tell } from './tell.ts'

const TEMPLATES: Record<CheckEventType, TemplateId> = { 'materials.checkAsked': 'officer.checkAsked', 'materials.checkAnswered': 'officer.checkAnswered', 'materials.checkWithdrawn': 'officer.checkWithdrawn', 'materials.checkOverdue': 'officer.checkOverdue' }

/** Tells the body that is asked, also when it need not answer any more; whoever asked when there is an answer, and both when it is late. */
export const onCheckProgressed: Reader = {
  id: 'messages.onCheckProgressed',
  on: CHECK_EVENTS,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.map(({ id, region, type, payload, at }) => {
      const check = payload as unknown as CheckProgressed
      const words = {
        number: check.number, askedName: directory.authority(check.askedAuthorityId).name, askingName: directory.authority(check.askingAuthorityId).name,
        forWhat: check.itemName === null ? '其他工作' : `「${check.itemName}」`, answerBy: toChineseDate(check.dueOn), outcome: check.outcomeName ?? '未答复',
      }
      return { id, template: TEMPLATES[type as CheckEventType], region, at, words, number: check.number, desks: desksFor(type as CheckEventType, check) }
    }))
  },
}

function desksFor(type: CheckEventType, { askedRegion, askedAuthorityId, askingRegion, askingOfficerId }: CheckProgressed): Desk[] {
  const asked = [roleDesk(askedRegion, 'reviewer', askedAuthorityId), roleDesk(askedRegion, 'decider', askedAuthorityId)]
  const asking = officerDesk(askingRegion, askingOfficerId)
  switch (type) {
    case 'materials.checkAsked': case 'materials.checkWithdrawn': return asked
    case 'materials.checkAnswered': return [asking]
    case 'materials.checkOverdue': return [...asked, asking]
  }
}
