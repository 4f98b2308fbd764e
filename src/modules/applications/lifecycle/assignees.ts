import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficerSkills, type Officer, roleName } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { NumberParams } from '../contract.ts'
import { countAssigned } from '../lists/application-list-store.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'
import { getApplication } from './change-application.ts'
import { byAssignment, type Candidate, deskRoleOf } from './assignment-rules.ts'
import { officeOfStep } from './step-office-rules.ts'

/** Those whose turn it may be: of the desk that has the case in its present state. */
export async function listAssignees(ctx: Pick<Context, 'memo' | 'db'>, application: Application): Promise<Officer[]> {
  const role = deskRoleOf(application)
  if (!role) return []
  const directory = await getDirectory(ctx)
  const { authorityId, unitId } = officeOfStep(application)
  return directory.listOfficers(application.region, role).filter((officer) =>
    role === 'windowClerk' ? officer.hallId === application.hallId : officer.authorityId === authorityId && (unitId === undefined || officer.unitId === unitId))
}

/** The same with what each has on the desk already, the best suited first. */
export async function listCandidates(ctx: Pick<Context, 'memo' | 'db'>, application: Application): Promise<Candidate[]> {
  const [officers, skills] = await Promise.all([listAssignees(ctx, application), getOfficerSkills(ctx)])
  const open = await countAssigned(ctx.db, application.region, officers.map(({ id }) => id))
  return officers.map(({ id, name }) => ({ id, name, isSkilled: skills.get(id)?.has(application.itemCode) ?? false, hasSkills: skills.has(id), openCases: open.get(id) ?? 0 })).sort(byAssignment)
}

/** 可分派的人员 of a case: with their load, so that whoever assigns sees why. */
export const readAssignees = defineOperation({
  id: 'applications.listAssignees',
  summary: '本件可以分派给谁（专长和在办件数）',
  audience: 'staff',
  permission: 'applications.assign',
  params: NumberParams,
  output: Type.Object({ roleName: Type.Union([Type.String(), Type.Null()]), rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), openCases: Type.Integer(), isSkilled: Type.Boolean(), isAssigned: Type.Boolean() })) }),
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    const role = deskRoleOf(application)
    const rows = await listCandidates(ctx, application)
    return { roleName: role ? roleName(role) : null, rows: rows.map(({ id, name, openCases, isSkilled }) => ({ id, name, openCases, isSkilled, isAssigned: application.detail.assignedTo?.id === id })) }
  },
})
