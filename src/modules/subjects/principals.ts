import type { Context } from '../../platform/context.ts'
import { standingOf } from './subject-rules.ts'
import type { Proxy, Subject } from './subject.ts'
import { findProxy, findSubject, insertProxies, listProxiesOfAgent, listRepresented, listSubjects } from './subject-store.ts'
import { getSubject } from './get-subject.ts'

/** Why somebody may act for a principal. */
export type ActingAs = 'self' | 'legalRepresentative' | 'guardian' | 'agent'

export const actingAsWords: Readonly<Record<ActingAs, string>> = { self: '本人', legalRepresentative: '法定代表人（经营者）', guardian: '监护人', agent: '受托人' }

export interface Principal {
  subject: Subject
  as: ActingAs
  /** Last day of an agent's proxy, or of a guardian before the child comes of age; null where there is no end. */
  untilDay: string | null
}

/** Whether the applicant who is signed in may act for `principalId` today: as themselves, as legal representative, as guardian or by proxy. */
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
  return proxy && standingOf(proxy, principal, ctx.clock.today())?.as
}

/** Everybody the applicant who is signed in may act for today: themselves first, then enterprises they represent, then those by proxy. */
export async function listPrincipals(ctx: Context): Promise<Principal[]> {
  const self = await getSubject(ctx, ctx.actor.principalId)
  const represented = await listRepresented(ctx.db, self.id)
  const known = new Set([self.id, ...represented.map(({ id }) => id)])
  const proxies = (await listProxiesOfAgent(ctx.db, self.id)).filter(({ principalId }) => !known.has(principalId))
  const principals = new Map((await listSubjects(ctx.db, proxies.map(({ principalId }) => principalId))).map((subject) => [subject.id, subject]))
  const today = ctx.clock.today()
  return [
    { subject: self, as: 'self', untilDay: null },
    ...represented.map((subject): Principal => ({ subject, as: 'legalRepresentative', untilDay: null })),
    ...proxies.flatMap((proxy): Principal[] => {
      const subject = principals.get(proxy.principalId)!
      const standing = standingOf(proxy, subject, today)
      return standing ? [{ subject, ...standing }] : []
    }),
  ]
}

/** The enterprises whose legal representative a person is. */
export const listRepresentedBy = (platform: Pick<Context, 'db'>, personId: string): Promise<Subject[]> => listRepresented(platform.db, personId)

/** Brings in proxies that were given elsewhere (on paper, in a register). */
export const importProxies = (ctx: Pick<Context, 'db'>, proxies: Proxy[]): Promise<void> => insertProxies(ctx.db, proxies)
