import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { isMobile } from '../../platform/phone-numbers.ts'
import { type CityFile, toOrganisationRows } from './city-rules.ts'
import { DIRECTORY_MEMO } from './directory.ts'
import type { Officer } from './organisation.ts'
import { insertOfficer, insertOrganisation } from './organisation-store.ts'
import { insertOfficerPhones } from './phones/phone-store.ts'
import { findConflictingRole, roleName } from './roles.ts'

/** An officer as they are brought in: with the mobile that reminders go to, where their body has named one. */
export type NewOfficer = Officer & { phone?: string }

/**
 * Brings in a city with its staff, all or nothing.
 * @throws Refusal when an officer holds an administrator's role beside another (三权分立), or a phone is no mobile number
 */
export async function importCity(ctx: Pick<Context, 'db' | 'memo' | 'sealed' | 'clock'>, file: CityFile, staff: NewOfficer[]): Promise<void> {
  refuseUnfit(staff)
  await ctx.db.transaction(async (db) => {
    await insertOrganisation(db, { ...toOrganisationRows(file), officers: staff.map(toOfficer) })
    await finishStaff({ ...ctx, db }, staff)
  })
}

/** Brings in officers of a city that is there, all or nothing. @throws Refusal as `importCity` */
export async function importStaff(ctx: Pick<Context, 'db' | 'memo' | 'sealed' | 'clock'>, staff: NewOfficer[]): Promise<void> {
  refuseUnfit(staff)
  await ctx.db.transaction(async (db) => {
    for (const officer of staff) await insertOfficer(db, toOfficer(officer))
    await finishStaff({ ...ctx, db }, staff)
  })
}

const toOfficer = ({ phone: _, ...officer }: NewOfficer): Officer => officer

function refuseUnfit(staff: readonly NewOfficer[]): void {
  for (const { name, roles, phone } of staff) {
    if (phone !== undefined && !isMobile(phone)) throw new Refusal(422, 'organisation.bad_phone', `${name}的手机号码应为 11 位数字，以 1 开头，请改正后重新导入。`)
    const conflicting = findConflictingRole(roles)
    if (conflicting) {
      throw new Refusal(422, 'organisation.separate_powers', `${name}已有其他角色，不能同时担任${roleName(conflicting)}。系统、安全、审计三种管理员须由不同的人专任，请改由他人担任。`)
    }
  }
}

/** Phones in a table of their own and sealed: the directory is kept in every process, the numbers are not. */
async function finishStaff({ db, memo, sealed, clock }: Pick<Context, 'db' | 'memo' | 'sealed' | 'clock'>, staff: readonly NewOfficer[]): Promise<void> {
  await insertOfficerPhones(db, staff.flatMap(({ id, region, phone }) => (phone === undefined ? [] : [{ region, officerId: id, phoneSealed: sealed.seal(phone) }])), clock.now())
  await memo.touch(db, DIRECTORY_MEMO)
}
