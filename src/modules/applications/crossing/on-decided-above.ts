import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { getItemVersion, getPublishedItem } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { ApplicationProgressed } from '../events.ts'
import { findApplication } from '../record/application-store.ts'
import { filingDays } from '../settings.ts'
import { cityOf, isReportedAbove } from './filing-rules.ts'
import { type FilingReport, saveFilingReports } from './filing-store.ts'

/**
 * 批后报备 and 审管信息推送: a county's grant with the city's power is reported to the city body, and told to whoever watches
 * the matter where it was granted. A case done in one sitting announces its last event only, so each event after the grant is heard.
 */
export const onDecidedAbove: Reader = {
  id: 'applications.onDecidedAbove',
  on: ['applications.granted', 'applications.certificateMade', 'applications.handedOut', 'applications.delivered'],
  async run(ctx, events) {
    const reports = (await Promise.all(events.map(({ region, payload }) => reportsOf(ctx, region, payload as unknown as ApplicationProgressed)))).flat()
    if (reports.length > 0) await saveFilingReports(ctx.db, [...new Map(reports.map((report) => [`${report.region} ${report.kind} ${report.number}`, report])).values()])
  },
}

async function reportsOf(ctx: Context, region: string, { number, itemCode }: ApplicationProgressed): Promise<FilingReport[]> {
  // Kept in process: an item that has its own power costs a look.
  if (cityOf(region) === region) return []
  const found = await findReportable(ctx, region, number, itemCode)
  if (!found) return []
  const { application, item } = found
  const directory = await getDirectory(ctx)
  const dueOn = addWorkdays(await getWorkCalendar(ctx, region), application.decidedOn!, await getSetting(ctx, filingDays, region, application.decidedOn!)).dueOn
  const bodyOf = (place: string): string | undefined => {
    try {
      return directory.authorityOf(place, item.departmentName).authority.id
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      ctx.log.warn({ number, department: item.departmentName, place }, 'nobody there answers for this matter, so nobody is told of the decision')
      return undefined
    }
  }
  const shared = {
    number, caseRegion: region, authorityId: application.authorityId, itemCode, itemName: application.itemName, applicantName: application.applicantName, powerSource: item.powerSource,
    decidedOn: application.decidedOn!, dueOn, confirmedOn: null, confirmedBy: null, note: null,
  }
  const [above, watching] = [bodyOf(cityOf(region)), bodyOf(region)]
  return [
    ...(above ? [{ ...shared, kind: 'approval' as const, region: cityOf(region), bodyId: above }] : []),
    ...(watching ? [{ ...shared, kind: 'supervision' as const, region, bodyId: watching }] : []),
  ]
}

async function findReportable(ctx: Context, region: string, number: string, itemCode: string) {
  if (!(await couldBeReported(ctx, itemCode))) return undefined
  const application = (await findApplication(ctx.db, region, number))?.application
  if (!application || application.decidedOn === null || application.detail.result?.code !== 0) return undefined
  const item = await getItemVersion(ctx, application.itemCode, application.itemVersion)
  return isReportedAbove(item) ? { application, item } : undefined
}

/** The item as it is published now decides whether the case is looked at; the version the case pinned decides whether it is reported. */
async function couldBeReported(ctx: Context, itemCode: string): Promise<boolean> {
  try {
    return isReportedAbove(await getPublishedItem(ctx, itemCode))
  } catch (error) {
    // An item that was taken back meanwhile: its running cases are looked at one by one.
    if (error instanceof Refusal) return true
    throw error
  }
}
