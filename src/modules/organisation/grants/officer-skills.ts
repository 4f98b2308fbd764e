import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Directory, getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import type { Officer } from '../organisation.ts'
import { looksAfterHall } from '../staffing/managed-hall.ts'
import { replaceSkills } from './grant-store.ts'
import { getOfficerSkills, SKILLS_MEMO } from './grants.ts'

const OfficerParams = Type.Object({ id: Type.String({ title: '工作人员', format: 'uuid' }) })
const Items = Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }), { title: '专长事项', maxItems: 500, uniqueItems: true })
const SkillView = Type.Object({ officerId: Type.String(), officerName: Type.String(), items: Type.Array(Type.String()) })

/** 专长: which items each officer of one's own authority handles. */
export const listOfficerSkills = defineOperation({
  id: 'organisation.listOfficerSkills',
  summary: '本单位审查人员的专长事项',
  audience: 'staff',
  permission: 'organisation.manageSkills',
  output: Type.Object({ rows: Type.Array(SkillView) }),
  async run(ctx) {
    const [me, directory, skills] = await Promise.all([getOfficer(ctx), getDirectory(ctx), getOfficerSkills(ctx)])
    const own = directory.listOfficers(me.region, 'reviewer').filter(({ authorityId }) => authorityId === me.authorityId)
    return { rows: own.map(({ id, name }) => ({ officerId: id, officerName: name, items: [...(skills.get(id) ?? [])] })) }
  },
})

/** Those of one's own authority; for a hall's manager those who work in it. */
const mayTrain = (me: Officer, officer: Officer, directory: Directory): boolean =>
  me.roles.includes('hallManager') ? officer.hallId !== null && looksAfterHall(me, directory.hall(officer.hallId)) : officer.authorityId === me.authorityId

/** Says which items an officer handles; none means all alike. */
export const setOfficerSkills = defineOperation({
  id: 'organisation.setOfficerSkills',
  summary: '设置一名工作人员的专长事项（自动分派按专长和在办件数）',
  audience: 'staff',
  permission: 'organisation.manageSkills',
  params: OfficerParams,
  body: Type.Object({ items: Items }, { additionalProperties: false }),
  output: SkillView,
  isWrite: true,
  async run(ctx, { params, body: { items } }) {
    const [me, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const officer = directory.officer(params.id)
    if (!mayTrain(me, officer, directory)) throw new Refusal(403, 'organisation.not_yours', me.roles.includes('hallManager') ? '只能设置本大厅人员的专长。' : '只能设置本单位人员的专长。')
    await ctx.db.transaction(async (db) => {
      await replaceSkills(db, officer.id, items)
      await ctx.memo.touch(db, SKILLS_MEMO)
    })
    await ctx.audit.append({ region: officer.region, operation: 'organisation.setOfficerSkills', actor: ctx.actor.accountId, subject: officer.id, detail: { items } })
    return { officerId: officer.id, officerName: officer.name, items: [...items].sort() }
  },
})
