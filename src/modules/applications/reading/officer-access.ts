import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { reasonNotYours, refuseStranger } from './access-rules.ts'
import type { Application } from '../application.ts'
import type { Verb } from '../lifecycle/command.ts'
import type { EventActor } from '../record/record-events.ts'

/** The signed-in officer as the actor of a verb on this case. @throws Refusal 403 when the case is another hall's or authority's */
export async function officerFor(ctx: Context, application: Application, verb: Verb): Promise<EventActor> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const reason = reasonNotYours(application, verb, officer, directory.hallOf(application.region)?.id)
  if (reason) throw new Refusal(403, 'applications.not_yours', reason)
  const office = officer.hallId ? directory.hall(officer.hallId).name : officer.authorityId ? directory.authority(officer.authorityId).name : undefined
  return { kind: 'staff', id: officer.id, name: officer.name, office }
}

/** @throws Refusal 403 when the signed-in officer may not read this case */
export async function refuseStrangerOfficer(ctx: Context, application: Application): Promise<void> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  refuseStranger(application, officer, directory.hallOf(application.region)?.id)
}
