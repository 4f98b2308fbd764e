import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { toChineseDate } from '../../../platform/pdf/index.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { getSubject } from '../get-subject.ts'
import { consentScopeWords, type ConsentScope } from './consent.ts'
import { describeConsents } from './consent-operations.ts'
import { isChild } from './consent-rules.ts'
import { findLatestConsent } from './consent-store.ts'
import { giveConsent, withdrawConsent } from './consents.ts'
import { consentSheet } from './consent-sheet.ts'
import { ConsentList, ConsentSheetQuery, CounterConsentBody, CounterConsentsQuery, CounterWithdrawalBody, ScopeParams } from './contract.ts'
import { listNotices } from './notices.ts'

/** What whoever stands at the window agreed to, each notice by itself. */
export const listCounterConsents = defineOperation({
  id: 'subjects.listCounterConsents',
  summary: '窗口查看面前的申请人同意过什么、还可以同意什么',
  audience: 'staff',
  permission: 'subjects.recordConsent',
  query: CounterConsentsQuery,
  output: ConsentList,
  run: async (ctx, { query }) => describeConsents(ctx, await getSubject(ctx, query.subject), () => null),
})

export const recordConsent = defineOperation({
  id: 'subjects.recordConsent',
  summary: '窗口登记申请人当面同意，写明同意的方式',
  audience: 'staff',
  permission: 'subjects.recordConsent',
  body: CounterConsentBody,
  output: Type.Object({ scope: Type.String(), noticeVersion: Type.Integer(), givenAt: Type.String({ format: 'date-time' }) }),
  isWrite: true,
  async run(ctx, { body: { subject, ...giving } }) {
    const { scope, noticeVersion, givenAt, evidence } = await giveConsent(ctx, { ...giving, subjectId: subject })
    await writeDown(ctx, 'subjects.recordConsent', subject, { scope, noticeVersion, evidence })
    return { scope, noticeVersion, givenAt: givenAt.toISOString() }
  },
})

/** The person at the window takes it back: as easy there as giving it (个人信息保护法 art. 15). */
export const withdrawCounterConsent = defineOperation({
  id: 'subjects.withdrawCounterConsent',
  summary: '窗口按申请人的意愿登记撤回同意',
  audience: 'staff',
  permission: 'subjects.recordConsent',
  params: ScopeParams,
  body: CounterWithdrawalBody,
  output: ConsentList,
  isWrite: true,
  async run(ctx, { params: { scope }, body: { subject: subjectId, evidence } }) {
    const subject = await getSubject(ctx, subjectId)
    await withdrawConsent(ctx, { subjectId, scope })
    await writeDown(ctx, 'subjects.withdrawCounterConsent', subjectId, { scope, evidence })
    return describeConsents(ctx, subject, () => null)
  },
})

/** 同意登记单: what was agreed to, when and how, for the person to sign and to take home. */
export const printConsentSheet = defineOperation({
  id: 'subjects.printConsentSheet',
  summary: '打印同意登记单（PDF），供本人签字留存',
  audience: 'staff',
  permission: 'subjects.recordConsent',
  params: ScopeParams,
  query: ConsentSheetQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { scope }, query }) {
    const [subject, officer, directory] = [await getSubject(ctx, query.subject), await getOfficer(ctx), await getDirectory(ctx)]
    const consent = await findLatestConsent(ctx.db, subject.id, scope)
    const notice = (await listNotices(ctx)).find((each) => each.scope === scope && each.version === consent?.noticeVersion)
    if (!consent || !notice) throw notFound('这项同意', 'subjects.no_such_consent')
    const document = consentSheet({
      subject, consent, notice, isChild: isChild(subject, ctx.clock.today()), office: directory.authority(officer.authorityId).name, printedOn: toLegalDate(ctx.clock.now()),
    })
    const name = `同意登记单-${subject.name}-${toChineseDate(toLegalDate(consent.givenAt))}`
    return { mediaType: 'application/pdf', fileName: `${name}.pdf`, content: await ctx.pdf.render(`consent:${consent.id}:${consent.withdrawnAt?.getTime() ?? ''}:${document.date}:${document.author}`, () => document) } satisfies Download as never
  },
})

/** Who wrote it down, for whom and by what they knew. */
async function writeDown(ctx: Context, operation: string, subject: string, detail: { scope: ConsentScope; evidence: string | null; noticeVersion?: number }): Promise<void> {
  const { region } = await getOfficer(ctx)
  await ctx.audit.append({ region, operation, actor: ctx.actor.accountId, subject, detail: { ...detail, scopeName: consentScopeWords[detail.scope] } })
}
