import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { DIRECTORY_MEMO } from '../directory.ts'
import { Reason } from '../fields.ts'
import { getOfficerSkills } from '../grants/grants.ts'
import type { Officer } from '../organisation.ts'
import { moveOfficer } from '../organisation-store.ts'
import { roleName } from '../roles.ts'
import { getManagedHall, listManagedHalls } from './managed-hall.ts'
import { type PostingAct, postingKindWords } from './posting.ts'
import { enteredOn } from './posting-rules.ts'
import { insertPostingAct, listPostingActs } from './posting-store.ts'

const HallParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) })

const StaffView = Type.Object({
  id: Type.String(), name: Type.String(), roleNames: Type.Array(Type.String()),
  /** The body that sends them. */
  authorityName: Type.String(),
  enteredOn: Nullable(Type.String()), untilDay: Nullable(Type.String()),
  /** Stays beyond the day agreed. */
  isOverdue: Type.Boolean(),
  /** Codes of the items they are good at; none: all alike. */
  skills: Type.Array(Type.String()),
})

/** 大厅人员: who works in a hall, sent by whom and until when, and who came and left. */
export const listHallStaff = defineOperation({
  id: 'organisation.listHallStaff',
  summary: '一个大厅的人员、派驻单位和进驻撤离记录',
  audience: 'staff',
  permission: 'organisation.readStaffing',
  params: HallParams,
  output: Type.Object({
    hallId: Type.String(), hallName: Type.String(), today: Type.String(), mayManage: Type.Boolean(),
    halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    rows: Type.Array(StaffView),
    acts: Type.Array(Type.Object({ id: Type.String(), kindName: Type.String(), officerName: Type.String(), untilDay: Nullable(Type.String()), reason: Type.String(), byName: Type.String(), at: Type.String() })),
  }),
  async run(ctx, { params }) {
    const { hall, officer, directory } = await getManagedHall(ctx, params.id)
    const [acts, skills, halls] = await Promise.all([listPostingActs(ctx.db, hall.region, hall.id), getOfficerSkills(ctx), listManagedHalls(ctx)])
    const today = ctx.clock.today()
    return {
      hallId: hall.id, hallName: hall.name, today, mayManage: officer.roles.includes('hallManager'), halls: halls.map(({ id, name }) => ({ id, name })),
      rows: directory.listHallOfficers(hall.id).map(({ id, name, roles, authorityId }) => {
        const untilDay = acts.findLast((act) => act.officerId === id && act.kind === 'entered')?.untilDay ?? null
        return { id, name, roleNames: roles.map(roleName), authorityName: directory.authority(authorityId).name, enteredOn: enteredOn(acts, id) ?? null, untilDay, isOverdue: untilDay !== null && untilDay < today, skills: [...(skills.get(id) ?? [])] }
      }),
      acts: acts.toReversed().map(({ id, kind, officerId, untilDay, reason, byId, at }) => ({ id, kindName: postingKindWords[kind], officerName: directory.officer(officerId).name, untilDay, reason, byName: directory.officer(byId).name, at: toRfc3339(at) })),
    }
  },
})

/** Whoever handles cases for the region and works in no hall: who can be sent. */
export const listPostingCandidates = defineOperation({
  id: 'organisation.listPostingCandidates',
  summary: '本地区可以进驻大厅的人员',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: HallParams,
  output: Type.Object({ rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), roleNames: Type.Array(Type.String()), authorityName: Type.String() })) }),
  async run(ctx, { params }) {
    const { hall, directory } = await getManagedHall(ctx, params.id)
    const free = directory.listRegionOfficers(hall.region).filter(mayBePosted)
    return { rows: free.map(({ id, name, roles, authorityId }) => ({ id, name, roleNames: roles.map(roleName), authorityName: directory.authority(authorityId).name })) }
  },
})

const POSTED_ROLES = new Set<string>(['windowClerk', 'reviewer', 'decider', 'certificateClerk'])
const mayBePosted = ({ hallId, roles }: Officer): boolean => hallId === null && roles.some((role) => POSTED_ROLES.has(role))

/** 进驻: from now on this officer works in the hall. */
export const enterHall = defineOperation({
  id: 'organisation.enterHall',
  summary: '登记人员进驻大厅',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: HallParams,
  body: Type.Object({ officer: Type.String({ title: '人员', format: 'uuid' }), until: Nullable(Type.String({ title: '派驻到', format: 'date' })), reason: Reason('派驻依据') }, { additionalProperties: false }),
  output: Type.Object({ officerId: Type.String(), officerName: Type.String(), hallId: Nullable(Type.String()) }),
  isWrite: true,
  async run(ctx, { params, body }) {
    const { hall, directory } = await getManagedHall(ctx, params.id)
    const officer = directory.officer(body.officer)
    if (officer.region !== hall.region) throw new Refusal(403, 'organisation.not_yours', '只能派驻本地区的人员。')
    if (body.until !== null && body.until < ctx.clock.today()) throw invalidInput([{ pointer: '/until', message: '派驻到的日期不能早于今天。' }])
    if (!mayBePosted(officer)) throw new Refusal(409, 'organisation.works_in_a_hall', officer.hallId === null ? `${officer.name}不办理业务，不需要进驻大厅。` : `${officer.name}已经在${directory.hall(officer.hallId).name}，请先登记撤离。`)
    return move(ctx, officer, null, hall.id, { region: hall.region, id: ctx.ids.next(), officerId: officer.id, hallId: hall.id, kind: 'entered', untilDay: body.until, reason: body.reason, byId: ctx.actor.principalId, at: ctx.clock.now() })
  },
})

/** 撤离: back to the body that sent them; what they have in hand is theirs to hand over first. */
export const leaveHall = defineOperation({
  id: 'organisation.leaveHall',
  summary: '登记人员撤离大厅',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: Type.Object({ ...HallParams.properties, officer: Type.String({ title: '人员', format: 'uuid' }) }),
  body: Type.Object({ reason: Reason('撤离的原因') }, { additionalProperties: false }),
  output: Type.Object({ officerId: Type.String(), officerName: Type.String(), hallId: Nullable(Type.String()) }),
  isWrite: true,
  async run(ctx, { params, body }) {
    const { hall, officer: manager, directory } = await getManagedHall(ctx, params.id)
    const officer = directory.officer(params.officer)
    if (officer.id === manager.id) throw new Refusal(409, 'organisation.cannot_leave_oneself', '不能登记自己撤离，请由上级大厅管理员办理。')
    if (officer.hallId !== hall.id) throw notHere(officer.name)
    return move(ctx, officer, hall.id, null, { region: hall.region, id: ctx.ids.next(), officerId: officer.id, hallId: hall.id, kind: 'left', untilDay: null, reason: body.reason, byId: manager.id, at: ctx.clock.now() })
  },
})

const notHere = (name: string) => new Refusal(409, 'organisation.works_elsewhere', `${name}已经不在这个大厅，请查看最新的人员名单。`)

async function move(ctx: Context, officer: Officer, from: string | null, to: string | null, act: PostingAct) {
  await refuseUsedKey(ctx, act.region)
  const answer = { officerId: officer.id, officerName: officer.name, hallId: to }
  if (!(await commitTouching(ctx, DIRECTORY_MEMO, { region: act.region, guard: moveOfficer(officer.id, from, to), parts: [insertPostingAct(act)], answer }))) throw notHere(officer.name)
  await ctx.audit.append({ region: act.region, operation: act.kind === 'entered' ? 'organisation.enterHall' : 'organisation.leaveHall', actor: ctx.actor.accountId, subject: officer.id, detail: { hallId: act.hallId, untilDay: act.untilDay, reason: act.reason } })
  return answer
}
