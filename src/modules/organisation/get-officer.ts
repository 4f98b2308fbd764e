import type { Actor, Context, Platform } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { getDirectory } from './directory.ts'
import type { Officer } from './organisation.ts'

/** The officer who is signed in. @throws Refusal 403 when whoever asks is not staff */
export async function getOfficer(ctx: Context): Promise<Officer> {
  if (ctx.actor.kind !== 'staff') {
    throw new Refusal(403, 'organisation.not_staff', '此操作只能由工作人员办理，请用工作人员账号登录。')
  }
  return (await getDirectory(ctx)).officer(ctx.actor.principalId)
}

/** What a session needs to know of an officer. @throws Refusal 404 when there is no such officer */
export async function describeOfficer(platform: Platform, officerId: string): Promise<Pick<Actor, 'name' | 'roles' | 'region'>> {
  const { name, roles, region } = (await getDirectory(platform)).officer(officerId)
  return { name, roles, region }
}
