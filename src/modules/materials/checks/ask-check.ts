import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput } from '../../../platform/errors.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { type Authority, getDirectory, getOfficer, parseUscc } from '../../organisation/index.ts'
import { asRegistered, findSubjectByIdentity, maskIdentityNumber, parseIdentityNumber } from '../../subjects/index.ts'
import { announceCheck } from './announce-check.ts'
import type { Check } from './check.ts'
import type { AskCheckInput, CheckView } from './check-contract.ts'
import { toCheckNumber } from './check-rules.ts'
import { insertCheck, takeCheckSerial } from './check-store.ts'
import { describeChecks } from './describe-check.ts'
import { checkDays } from './settings.ts'

/** What a case says of itself: whoever asks for it has been found to be one of its officers. */
export interface CaseAskedFor {
  number: string
  itemCode: string
  itemName: string
  subject: { id: string; kind: 'person' | 'enterprise'; name: string; identityMasked: string }
}

type SubjectOfCheck = Pick<Check, 'subjectId' | 'subjectKind' | 'subjectName' | 'identityMasked' | 'identitySealed'>

/**
 * Asks another body for a fact (优化营商环境条例 art. 44: 行政机关之间能够核查的，不得索要证明). It lies with the body that is asked,
 * and has to be answered within the days its region has set.
 * @throws Refusal 422 where the body is one's own or unknown, the subject is not described, or the item does not exist
 */
export async function askOtherBody(ctx: Context, input: AskCheckInput, ofCase: CaseAskedFor | undefined): Promise<CheckView> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const asked = directory.listRegions().flatMap(({ code }) => directory.listAuthorities(code)).find(({ id }) => id === input.authority)
  const errors = inputErrors(input, officer.authorityId, asked, ofCase !== undefined)
  if (!asked || errors.length > 0) throw invalidInput(errors)
  await refuseUsedKey(ctx, asked.region)
  const item = ofCase ? { code: ofCase.itemCode, name: ofCase.itemName } : input.item === undefined ? undefined : await getPublishedItem(ctx, input.item)
  const today = ctx.clock.today()
  const [days, calendar, serial, subject] = await Promise.all([
    getSetting(ctx, checkDays, asked.region, today), getWorkCalendar(ctx, asked.region), takeCheckSerial(ctx.db, asked.region, today), ofCase ? toSubjectOfCase(ofCase) : findSubjectOf(ctx, input.subject!),
  ])
  const check: Check = {
    region: asked.region, number: toCheckNumber({ region: asked.region, day: today, serial }), version: 1, state: 'asked', askedAuthorityId: asked.id,
    askingRegion: officer.region, askingAuthorityId: officer.authorityId, askingOfficerId: officer.id, askingOfficerName: officer.name,
    applicationNumber: ofCase?.number ?? null, itemCode: item?.code ?? null, itemName: item?.name ?? null, ...subject,
    matter: input.matter.trim(), basis: input.basis.trim(), askedAt: ctx.clock.now(), dueOn: addWorkdays(calendar, today, days).dueOn,
    outcome: null, answer: null, answeredAt: null, answeredBy: null, answeredByName: null, fileId: null, withdrawnAt: null, withdrawnReason: null, overdueToldOn: null,
  }
  const [answer] = await describeChecks(ctx, [check])
  await commit(ctx, { region: check.region, guard: insertCheck(check), announcements: [announceCheck('materials.checkAsked', check)], answer, status: 201 })
  await ctx.audit.append({ region: officer.region, operation: 'materials.askCheck', actor: ctx.actor.accountId, subject: check.number, detail: { asked: asked.id, application: check.applicationNumber, item: check.itemCode, basis: check.basis } })
  return answer!
}

const toSubjectOfCase = ({ subject: { id, kind, name, identityMasked } }: CaseAskedFor): SubjectOfCheck => ({ subjectId: id, subjectKind: kind, subjectName: name, identityMasked, identitySealed: null })

/** Somebody registered here is named by their id, so that they see who asked about them; anybody else's number is sealed. */
async function findSubjectOf(ctx: Context, { kind, name, identityNumber }: NonNullable<AskCheckInput['subject']>): Promise<SubjectOfCheck> {
  const number = asRegistered(identityNumber)
  const known = await findSubjectByIdentity(ctx, number)
  const identityMasked = kind === 'person' ? maskIdentityNumber(number) : number
  if (known && known.kind === kind && known.name === name.trim()) return { subjectId: known.id, subjectKind: kind, subjectName: known.name, identityMasked, identitySealed: null }
  return { subjectId: null, subjectKind: kind, subjectName: name.trim(), identityMasked, identitySealed: ctx.sealed.seal(number) }
}

function inputErrors({ subject }: AskCheckInput, ownAuthorityId: string, asked: Authority | undefined, isForCase: boolean): FieldError[] {
  const errors: FieldError[] = []
  if (!asked) errors.push({ pointer: '/authority', message: '请选择协查单位。' })
  else if (asked.id === ownAuthorityId) errors.push({ pointer: '/authority', message: '不能向本单位协查，请选择掌握这一情况的其他单位。' })
  if (isForCase && subject) errors.push({ pointer: '/subject', message: '办件的协查只能针对申请人，不另填对象。' })
  if (!isForCase && !subject) errors.push({ pointer: '/subject', message: '请填写要协查的人或企业。' })
  if (!isForCase && subject) {
    const number = asRegistered(subject.identityNumber)
    const isRight = subject.kind === 'person' ? parseIdentityNumber(number).valid : parseUscc(number).valid
    if (!isRight) errors.push({ pointer: '/subject/identityNumber', message: subject.kind === 'person' ? '身份证号码不正确，请按证件逐位核对。' : '统一社会信用代码不正确，请按执照逐位核对。' })
  }
  return errors
}
