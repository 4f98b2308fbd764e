import { insertAccounts } from '../../platform/auth/account-store.ts'
import { findPasswordFault } from '../../platform/auth/password-rules.ts'
import { hashPassword } from '../../platform/auth/sessions.ts'
import type { Context } from '../../platform/context.ts'
import { isUniqueViolation } from '../../platform/db/db.ts'
import { Refusal, invalidInput } from '../../platform/errors.ts'
import { getSubject } from './get-subject.ts'

/**
 * Gives a registered person an account to sign in with. Returns the account's id.
 * @throws Refusal when the password is weak, the login is taken, or the subject is no person (enterprises act through people)
 */
export async function createResidentAccount(ctx: Context, account: { subjectId: string; login: string; password: string }): Promise<string> {
  const fault = findPasswordFault(account.password)
  if (fault) throw invalidInput([{ pointer: '/password', message: fault }])
  const subject = await getSubject(ctx, account.subjectId)
  if (subject.kind !== 'person') {
    throw new Refusal(422, 'subjects.not_a_person', '单位没有自己的登录账号，请由法定代表人或受托人用本人账号登录后代为办理。')
  }
  const id = ctx.ids.next()
  const passwordHash = await hashPassword(account.password)
  try {
    await ctx.db.transaction((db) => insertAccounts(db, [{ id, login: account.login, passwordHash, kind: 'citizen', principalId: subject.id }], ctx.clock.now()))
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal(409, 'subjects.login_taken', '这个登录名已有人使用，请换一个。')
    throw error
  }
  return id
}
