import type { Context } from '../../platform/context.ts'
import { isInForce } from './subject-rules.ts'
import type { Proxy, Subject } from './subject.ts'
import { findProxy, findSubject, insertProxies, listProxiesOfAgent, listRepresented, listSubjects } from './subject-store.ts'
import { getSubject } from './get-subject.ts'

/** Why somebody may act for a principal. */
export type ActingAs = 'self' | 'legalRepresentative' | 'agent'

export interface Principal {
  subject: Subject
  as: ActingAs
  /** Last day of an agent's proxy; null where it has no end. */
  untilDay: string | null
}

/** Whether the applicant who is signed in may act for `principalId` today: as themselves, as legal representative or by proxy. */
export const canActFor = async (ctx: Context, principalId: string): Promise<boolean> => (await findActingAs(ctx, principalId)) !== undefined

/** As what they may act for `principalId` today; undefined when they may not. */
export async function findActingAs(ctx: Context, principalId: string): Promise<ActingAs | undefined> {
  const me = ctx.actor.principalId
  if (ctx.actor.kind !== 'citizen') return undefined
  if (principalId === me) return 'self'
  const principal = await findSubject(ctx.db, principalId)
  if (!principal) return undefined
  if (principal.legalRepresentativeId === me) return 'legalRepresentative'
  const proxy = await findProxy(ctx.db, principalId, me)
  return proxy !== undefined && isInForce(proxy, ctx.clock.today()) ? 'agent' : undefined
}

/** Everybody the applicant who is signed in may act for today: themselves first, then enterprises they represent, then those by proxy. */
export async function listPrincipals(ctx: Context): Promise<Principal[]> {
  const self = await getSubject(ctx, ctx.actor.principalId)
  const represented = await listRepresented(ctx.db, self.id)
  const known = new Set([self.id, ...represented.map(({ id }) => id)])
  const proxies = (await listProxiesOfAgent(ctx.db, self.id)).filter((proxy) => isInForce(proxy, ctx.clock.today()) && !known.has(proxy.principalId))
  const untilDays = new Map(proxies.map(({ principalId, untilDay }) => [principalId, untilDay]))
  const byProxy = await listSubjects(ctx.db, [...untilDays.keys()])
  return [
    { subject: self, as: 'self', untilDay: null },
    ...represented.map((subject): Principal => ({ subject, as: 'legalRepresentative', untilDay: null })),
    ...byProxy.map((subject): Principal => ({ subject, as: 'agent', untilDay: untilDays.get(subject.id) ?? null })),
  ]
}

/** The enterprises whose legal representative a person is. */
export const listRepresentedBy = (platform: Pick<Context, 'db'>, personId: string): Promise<Subject[]> => listRepresented(platform.db, personId)

/** Brings in proxies that were given elsewhere (on paper, in a register). */
export const importProxies = (ctx: Pick<Context, 'db'>, proxies: Proxy[]): Promise<void> => insertProxies(ctx.db, proxies)
