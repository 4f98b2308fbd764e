import Type from 'typebox'
import { findAccountByLogin, insertAccounts } from '../../../platform/auth/account-store.ts'
import { findPasswordFault } from '../../../platform/auth/password-rules.ts'
import { hashPassword } from '../../../platform/auth/sessions.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, commitTouching, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { DIRECTORY_MEMO } from '../directory.ts'
import { IdParams, RegionQuery, Words } from '../fields.ts'
import { insertOfficer } from '../organisation-store.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { siteStandingOf } from './site-rules.ts'
import { endSiteOperator, insertSiteOperator } from './site-store.ts'
import { getSite, SITES_MEMO } from './sites.ts'

const OperatorView = Type.Object({ id: Type.String(), name: Type.String(), login: Type.String() })

/** 银行专员 and their like: an account of their own, good for one site; the password given here is changed at the first sign-in. */
export const addSiteOperator = defineOperation({
  id: 'organisation.addSiteOperator',
  summary: '为合作网点开设人员账号',
  audience: 'staff',
  permission: 'organisation.manageSites',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({
    name: Words('姓名', 30),
    login: Type.String({ title: '登录名', minLength: 3, maxLength: 40, pattern: '^[a-z0-9-]+$' }),
    password: Type.String({ title: '初始密码', minLength: 1, maxLength: 200 }),
  }, { additionalProperties: false }),
  output: OperatorView,
  status: 201,
  isWrite: true,
  async run(ctx, { params, query, body: { name, login, password } }) {
    const { region, officer } = await getManagedRegion(ctx, query.region)
    await refuseUsedKey(ctx, region)
    const [site, today] = [await getSite(ctx, region, params.id), ctx.clock.today()]
    if (siteStandingOf(site, today) === 'ended') throw new Refusal(409, 'organisation.site_ended', '这个网点已经终止合作，不能再开设账号。')
    const fault = findPasswordFault(password)
    const isTaken = (await findAccountByLogin(ctx.db, login)) !== undefined
    if (fault || isTaken) throw invalidInput([...(isTaken ? [{ pointer: '/login', message: '这个登录名已经有人使用，请换一个。' }] : []), ...(fault ? [{ pointer: '/password', message: fault }] : [])])
    const passwordHash = await hashPassword(password)
    const id = ctx.ids.next()
    const answer = { id, name, login }
    await ctx.db.transaction(async (db) => {
      // The body that made the agreement answers for its partner's people.
      await insertOfficer(db, { id, region, name, authorityId: officer.authorityId, unitId: null, hallId: site.hallId, roles: ['partnerOperator'] })
      await insertAccounts(db, [{ id: ctx.ids.next(), login, passwordHash, kind: 'staff', principalId: id, mustChangePassword: true }], ctx.clock.now())
      await commit({ ...ctx, db }, { region, guard: insertSiteOperator({ region, siteId: site.id, officerId: id, fromDay: today }), answer, status: 201 })
      await ctx.memo.touch(db, SITES_MEMO)
      await ctx.memo.touch(db, DIRECTORY_MEMO)
    })
    await ctx.audit.append({ region, operation: 'organisation.addSiteOperator', actor: ctx.actor.accountId, subject: site.id, detail: { officerId: id, name, login } })
    return answer
  },
})

/** From today this person takes nothing in for the site any more. */
export const endOperator = defineOperation({
  id: 'organisation.endSiteOperator',
  summary: '停用合作网点的人员账号',
  audience: 'staff',
  permission: 'organisation.manageSites',
  params: Type.Object({ id: IdParams.properties.id, officer: Type.String({ title: '网点人员', format: 'uuid' }) }),
  query: RegionQuery,
  output: Type.Object({ ended: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params, query }) {
    const { region } = await getManagedRegion(ctx, query.region)
    const site = await getSite(ctx, region, params.id)
    const answer = { ended: true }
    if (!(await commitTouching(ctx, SITES_MEMO, { region, guard: endSiteOperator(region, site.id, params.officer, ctx.clock.today()), answer }))) throw notFound('这位还在岗的网点人员', 'organisation.no_such_operator')
    await ctx.audit.append({ region, operation: 'organisation.endSiteOperator', actor: ctx.actor.accountId, subject: site.id, detail: { officerId: params.officer } })
    return answer
  },
})
