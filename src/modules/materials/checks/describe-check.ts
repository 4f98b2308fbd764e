import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getWorkCalendar, workdaysBetween } from '../../calendar/index.ts'
import { type Directory, getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { type Check, checkOutcomeWords, checkStateWords } from './check.ts'
import type { CheckView } from './check-contract.ts'
import { isOverdue, reasonAgainstAnswering, reasonAgainstWithdrawing } from './check-rules.ts'

/** Checks as the officer who asks may see them, with what they may do; their files in one read. */
export async function describeChecks(ctx: Context, checks: readonly Check[]): Promise<CheckView[]> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const files = new Map((await listFiles(ctx.db, checks.flatMap(({ fileId }) => fileId ?? []))).map((file) => [file.id, file]))
  const today = ctx.clock.today()
  return Promise.all(checks.map(async (check): Promise<CheckView> => {
    const calendar = await getWorkCalendar(ctx, check.region)
    const file = check.fileId === null ? undefined : files.get(check.fileId)
    return {
      number: check.number, version: check.version, state: check.state, stateName: checkStateWords[check.state],
      asked: bodyOf(directory, check.askedAuthorityId), asking: bodyOf(directory, check.askingAuthorityId), askingOfficerName: check.askingOfficerName,
      applicationNumber: check.applicationNumber, itemName: check.itemName,
      subject: { kind: check.subjectKind, name: check.subjectName, identityMasked: check.identityMasked },
      matter: check.matter, basis: check.basis, askedAt: check.askedAt.toISOString(), dueOn: check.dueOn,
      isOverdue: isOverdue(check, check.answeredAt === null ? undefined : toLegalDate(check.answeredAt), today),
      leftDays: check.dueOn > today ? workdaysBetween(calendar, today, check.dueOn) : 0,
      outcome: check.outcome, outcomeName: check.outcome === null ? null : checkOutcomeWords[check.outcome], answer: check.answer,
      answeredAt: check.answeredAt?.toISOString() ?? null, answeredByName: check.answeredByName,
      file: file ? { id: file.id, name: file.name, mediaType: file.mediaType } : null,
      withdrawnAt: check.withdrawnAt?.toISOString() ?? null, withdrawnReason: check.withdrawnReason,
      allowedActions: [
        action('answer', '答复', reasonAgainstAnswering(check, officer) ?? (mayDo('materials.answerCheck', ctx.actor.roles) ? undefined : '由审查或决定人员答复。')),
        action('withdraw', '撤回', reasonAgainstWithdrawing(check, officer) ?? (mayDo('materials.askCheck', ctx.actor.roles) ? undefined : '由经办人员撤回。')),
      ],
    }
  }))
}

const bodyOf = (directory: Directory, id: string) => {
  const { name, region } = directory.authority(id)
  return { id, name, region, regionName: directory.region(region) }
}

const action = (verb: string, name: string, reason: string | undefined) => ({ verb, name, allowed: reason === undefined, reason: reason ?? null })
