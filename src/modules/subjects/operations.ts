import { defineOperation } from '../../platform/operations.ts'
import { maskPhone } from '../../platform/phone-numbers.ts'
import { addDays } from '../calendar/index.ts'
import { CitizenSelf, SubjectList, SubjectQuery } from './contract.ts'
import { findForIntake } from './find-for-intake.ts'
import { actingAsWords, listPrincipals } from './principals.ts'
import { findSealed } from './subject-store.ts'
import { toSummary } from './subject-summary.ts'

export const findSubjectOperation = defineOperation({
  id: 'subjects.find',
  summary: '按证件号码查找申请人（窗口收件用，查询留痕）',
  audience: 'staff',
  permission: 'subjects.find',
  // In the URL because reading is a GET; the server writes no request log, and a proxy in front must not either.
  query: SubjectQuery,
  output: SubjectList,
  async run(ctx, { query }) {
    const subject = await findForIntake(ctx, query.identity)
    return { items: subject ? [toSummary(subject)] : [] }
  },
})

/** How long before somebody's standing ends they are shown that it does. */
const SOON_DAYS = 30

export const readCitizenSelf = defineOperation({
  id: 'subjects.readSelf',
  summary: '当前登录的申请人，以及可以代谁办理',
  audience: 'citizen',
  permission: 'subjects.readSelf',
  output: CitizenSelf,
  async run(ctx) {
    const principals = await listPrincipals(ctx)
    const soon = addDays(ctx.clock.today(), SOON_DAYS)
    const sealed = await findSealed(ctx.db, ctx.actor.principalId)
    return {
      subject: toSummary(principals[0]!.subject),
      phoneMasked: sealed?.phoneSealed ? maskPhone(ctx.sealed.open(sealed.phoneSealed)) : null,
      principals: principals.map(({ subject, as, untilDay }) => ({ subject: toSummary(subject), as, asName: actingAsWords[as], untilDay, endsSoon: untilDay !== null && untilDay <= soon })),
    }
  },
})
