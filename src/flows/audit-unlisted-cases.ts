import type { ApplicationEventType, ApplicationProgressed } from '../modules/applications/events.ts'
import { listEntries, listPublishedItems } from '../modules/catalogue/index.ts'
import { recordFinding } from '../modules/supervision/index.ts'
import type { Reader } from '../platform/jobs/jobs.ts'

/** Of a counter the receipt is told, of the portal the submission. */
const BEGINS: readonly string[] = ['applications.submitted', 'applications.received'] satisfies ApplicationEventType[]

/**
 * 清单之外: a case of an item that is not in the published list, or that no body of its region has claimed. The cases are one room's,
 * the list another's, the audit a third's.
 */
export const auditUnlistedCases: Reader = {
  id: 'flows.auditUnlistedCases',
  on: BEGINS,
  wants: ({ type, payload }) => type === 'applications.submitted' || (payload as unknown as ApplicationProgressed).channel === 'counter',
  async run(ctx, events) {
    const listed = new Set((await listPublishedItems(ctx)).map(({ code }) => code))
    for (const { region, payload } of events) {
      const { number, itemCode, itemName, authorityId } = payload as unknown as ApplicationProgressed
      const isClaimed = (await listEntries(ctx, itemCode, region)).some((entry) => entry.authorityId === authorityId)
      if (listed.has(itemCode) && isClaimed) continue
      await recordFinding(ctx, {
        region, audit: 'list', evidenceKind: 'application', evidenceId: number, authorityId, title: `清单之外的办件：${itemName}`,
        facts: listed.has(itemCode) ? `办件 ${number} 办理的「${itemName}」，办理单位在本地区没有认领。请核实有没有办理的依据。` : `办件 ${number} 办理的「${itemName}」不在公布的事项清单里（可能刚刚取消或者暂停）。请核实有没有办理的依据。`,
      })
    }
  },
}
