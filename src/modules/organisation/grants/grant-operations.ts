import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { type FieldError, invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { type Directory, getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import type { Officer } from '../organisation.ts'
import type { AuthorityGrant } from './authority-grant.ts'
import { describeGrant, GrantView, Power } from './describe-grant.ts'
import { reasonAgainstRevoking } from './grant-rules.ts'
import { insertGrants, markRevoked } from './grant-store.ts'
import { GRANTS_MEMO, loadGrants } from './grants.ts'

const Day = (title: string) => Type.String({ title, format: 'date' })

const body = Type.Object(
  {
    kind: Type.Union([Type.Literal('chiefRepresentative'), Type.Literal('delegatedReceipt')], { title: '授权种类' }),
    officer: Type.Optional(Type.String({ title: '首席事务代表', format: 'uuid' })),
    hall: Type.Optional(Type.String({ title: '受托收件的大厅', minLength: 1, maxLength: 60 })),
    powers: Type.Optional(Type.Array(Power, { title: '权限', minItems: 1, maxItems: 3, uniqueItems: true })),
    items: Type.Optional(Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }), { title: '事项', minItems: 1, maxItems: 500, uniqueItems: true })),
    from: Day('生效日期'),
    until: Type.Optional(Day('截止日期')),
    basis: Type.String({ title: '授权依据', minLength: 2, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)

/**
 * 授权: by somebody who decides for the authority, for that authority alone. What is given away is the power to decide, so only
 * whoever holds it can give it; an administrator of the system holds none (三权分立).
 */
export const createGrant = defineOperation({
  id: 'organisation.createGrant',
  summary: '授权首席事务代表，或委托大厅收件',
  audience: 'staff',
  permission: 'organisation.manageGrants',
  body,
  output: GrantView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const authority = directory.authority(officer.authorityId)
    const today = ctx.clock.today()
    const errors = grantErrors(body, officer, directory, today)
    if (errors.length > 0) throw invalidInput(errors)
    const isRepresentative = body.kind === 'chiefRepresentative'
    const grant: AuthorityGrant = {
      region: authority.region, id: ctx.ids.next(), kind: body.kind, authorityId: authority.id,
      officerId: isRepresentative ? body.officer! : null, hallId: isRepresentative ? null : body.hall!, powers: isRepresentative ? body.powers! : [],
      itemCodes: body.items ?? null, fromDay: body.from, untilDay: body.until ?? null, basis: body.basis, grantedBy: officer.id, grantedAt: ctx.clock.now(), revokedOn: null, revokedReason: null,
    }
    const answer = describeGrant(ctx, grant, directory, officer)
    await change(ctx, authority.region, insertGrants([grant], grant.grantedAt), answer, 201)
    await ctx.audit.append({ region: authority.region, operation: 'organisation.createGrant', actor: ctx.actor.accountId, subject: grant.id, detail: { kind: grant.kind, authorityId: grant.authorityId, officerId: grant.officerId, hallId: grant.hallId, powers: grant.powers, itemCodes: grant.itemCodes, basis: grant.basis } })
    return answer
  },
})

/** 撤销授权: from today; what was decided on it stands. */
export const revokeGrant = defineOperation({
  id: 'organisation.revokeGrant',
  summary: '撤销一项授权',
  audience: 'staff',
  permission: 'organisation.manageGrants',
  params: Type.Object({ id: Type.String({ title: '授权', format: 'uuid' }) }),
  body: Type.Object({ reason: Type.String({ title: '撤销的原因', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false }),
  output: GrantView,
  isWrite: true,
  async run(ctx, { params, body: { reason } }) {
    const [officer, directory, grants] = await Promise.all([getOfficer(ctx), getDirectory(ctx), loadGrants(ctx)])
    const grant = [...grants.values()].flat().find(({ id }) => id === params.id)
    if (!grant) throw notFound('这项授权', 'organisation.no_such_grant')
    const today = ctx.clock.today()
    const against = reasonAgainstRevoking(grant, officer.authorityId, today)
    if (against) throw refusedRevoking(grant, officer.authorityId, against)
    const answer = describeGrant(ctx, { ...grant, revokedOn: today, revokedReason: reason }, directory, officer)
    await change(ctx, grant.region, markRevoked(grant.region, grant.id, today, reason, officer.id), answer, 200)
    await ctx.audit.append({ region: grant.region, operation: 'organisation.revokeGrant', actor: ctx.actor.accountId, subject: grant.id, detail: { reason } })
    return answer
  },
})

const refusedRevoking = ({ authorityId, revokedOn }: AuthorityGrant, ownAuthorityId: string, against: string): Refusal =>
  authorityId !== ownAuthorityId ? new Refusal(403, 'organisation.not_yours', against) : new Refusal(409, revokedOn === null ? 'organisation.grant_ended' : 'organisation.grant_revoked', against)

function grantErrors(given: Static<typeof body>, giver: Officer, directory: Directory, today: string): FieldError[] {
  const errors: FieldError[] = []
  if (given.kind === 'chiefRepresentative') {
    const to = given.officer === undefined ? undefined : directory.officer(given.officer)
    if (!to) errors.push({ pointer: '/officer', message: '请选择首席事务代表。' })
    else if (to.region !== giver.region || !to.roles.includes('windowClerk')) errors.push({ pointer: '/officer', message: '首席事务代表须是本地区的窗口人员。' })
    if (!given.powers) errors.push({ pointer: '/powers', message: '请选择授予的权限。' })
    if (given.hall) errors.push({ pointer: '/hall', message: '首席事务代表授权给人，不填大厅。' })
  } else {
    if (given.hall === undefined) errors.push({ pointer: '/hall', message: '请选择受托收件的大厅。' })
    else if (directory.hall(given.hall).region !== giver.region) errors.push({ pointer: '/hall', message: '只能委托本地区的大厅收件。' })
    if (given.officer || given.powers) errors.push({ pointer: given.officer ? '/officer' : '/powers', message: '委托收件只委托大厅收件，不授予决定权。' })
  }
  if (given.from < today) errors.push({ pointer: '/from', message: '授权不能追溯，生效日期请填今天或以后。' })
  if (given.until !== undefined && given.until < given.from) errors.push({ pointer: '/until', message: '截止日期不能早于生效日期。' })
  return errors
}

/** One guarded write with the answer kept under the caller's key; every process then reads the grants anew. */
async function change(ctx: Context, region: string, guard: Statement, answer: unknown, status: number): Promise<void> {
  if (!(await commitTouching(ctx, GRANTS_MEMO, { region, guard, answer, status }))) throw alreadyRevoked()
}

const alreadyRevoked = () => new Refusal(409, 'organisation.grant_revoked', '这项授权已经撤销。')
