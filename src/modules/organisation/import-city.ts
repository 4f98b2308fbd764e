import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { type CityFile, toOrganisationRows } from './city-rules.ts'
import { DIRECTORY_MEMO } from './directory.ts'
import type { Officer } from './organisation.ts'
import { insertOrganisation } from './organisation-store.ts'
import { findConflictingRole, roleName } from './roles.ts'

/**
 * Brings in a city with its staff, all or nothing.
 * @throws Refusal when an officer holds an administrator's role beside another (三权分立)
 */
export async function importCity(ctx: Pick<Context, 'db' | 'memo'>, file: CityFile, staff: Officer[]): Promise<void> {
  for (const { name, roles } of staff) {
    const conflicting = findConflictingRole(roles)
    if (conflicting) {
      throw new Refusal(422, 'organisation.separate_powers', `${name}已有其他角色，不能同时担任${roleName(conflicting)}。系统、安全、审计三种管理员须由不同的人专任，请改由他人担任。`)
    }
  }
  await ctx.db.transaction(async (db) => {
    await insertOrganisation(db, { ...toOrganisationRows(file), officers: staff })
    await ctx.memo.touch(db, DIRECTORY_MEMO)
  })
}
